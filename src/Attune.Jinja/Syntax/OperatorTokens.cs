namespace Attune.Jinja.Syntax;

/// <summary>Recognises operators, and names token kinds for messages as Jinja does.</summary>
internal static class OperatorTokens
{
    public static bool TryRead(string source, int position, out TokenKind kind, out int length)
    {
        char first = source[position];
        char second = position + 1 < source.Length ? source[position + 1] : '\0';
        length = 2;
        switch (first, second)
        {
            case ('/', '/'):
                kind = TokenKind.FloorDiv;
                return true;
            case ('*', '*'):
                kind = TokenKind.Pow;
                return true;
            case ('=', '='):
                kind = TokenKind.Equal;
                return true;
            case ('!', '='):
                kind = TokenKind.NotEqual;
                return true;
            case ('>', '='):
                kind = TokenKind.GreaterOrEqual;
                return true;
            case ('<', '='):
                kind = TokenKind.LessOrEqual;
                return true;
        }
        length = 1;
        kind = first switch
        {
            '+' => TokenKind.Add,
            '-' => TokenKind.Sub,
            '/' => TokenKind.Div,
            '*' => TokenKind.Mul,
            '%' => TokenKind.Mod,
            '~' => TokenKind.Tilde,
            '[' => TokenKind.LeftBracket,
            ']' => TokenKind.RightBracket,
            '(' => TokenKind.LeftParen,
            ')' => TokenKind.RightParen,
            '{' => TokenKind.LeftBrace,
            '}' => TokenKind.RightBrace,
            '>' => TokenKind.Greater,
            '<' => TokenKind.Less,
            '=' => TokenKind.Assign,
            '.' => TokenKind.Dot,
            ':' => TokenKind.Colon,
            '|' => TokenKind.Pipe,
            ',' => TokenKind.Comma,
            ';' => TokenKind.Semicolon,
            _ => TokenKind.Eof,
        };
        return kind != TokenKind.Eof;
    }

    public static string Describe(TokenKind kind) =>
        kind switch
        {
            TokenKind.Eof => "end of template",
            TokenKind.Data => "template data / text",
            TokenKind.BlockBegin => "begin of statement block",
            TokenKind.BlockEnd => "end of statement block",
            TokenKind.VariableBegin => "begin of print statement",
            TokenKind.VariableEnd => "end of print statement",
            TokenKind.Name => "name",
            TokenKind.String => "string",
            TokenKind.Integer => "integer",
            TokenKind.Float => "float",
            TokenKind.Add => "+",
            TokenKind.Sub => "-",
            TokenKind.Div => "/",
            TokenKind.FloorDiv => "//",
            TokenKind.Mul => "*",
            TokenKind.Mod => "%",
            TokenKind.Pow => "**",
            TokenKind.Tilde => "~",
            TokenKind.LeftBracket => "[",
            TokenKind.RightBracket => "]",
            TokenKind.LeftParen => "(",
            TokenKind.RightParen => ")",
            TokenKind.LeftBrace => "{",
            TokenKind.RightBrace => "}",
            TokenKind.Equal => "==",
            TokenKind.NotEqual => "!=",
            TokenKind.Greater => ">",
            TokenKind.GreaterOrEqual => ">=",
            TokenKind.Less => "<",
            TokenKind.LessOrEqual => "<=",
            TokenKind.Assign => "=",
            TokenKind.Dot => ".",
            TokenKind.Colon => ":",
            TokenKind.Pipe => "|",
            TokenKind.Comma => ",",
            _ => ";",
        };
}
