namespace Attune.Jinja.Syntax;

/// <summary>Recognises keywords without making strings.</summary>
internal static class Keywords
{
    public static Keyword Of(ReadOnlySpan<char> name)
    {
        switch (name.Length)
        {
            case 2:
                return name switch
                {
                    "if" => Keyword.If,
                    "in" => Keyword.In,
                    "is" => Keyword.Is,
                    "or" => Keyword.Or,
                    "as" => Keyword.As,
                    "do" => Keyword.Do,
                    _ => Keyword.None,
                };
            case 3:
                return name switch
                {
                    "for" => Keyword.For,
                    "set" => Keyword.Set,
                    "and" => Keyword.And,
                    "not" => Keyword.Not,
                    _ => Keyword.None,
                };
            case 4:
                return name switch
                {
                    "else" => Keyword.Else,
                    "elif" => Keyword.Elif,
                    "true" or "True" => Keyword.True,
                    "none" or "None" => Keyword.NoneLiteral,
                    "with" => Keyword.With,
                    "call" => Keyword.Call,
                    "from" => Keyword.From,
                    _ => Keyword.None,
                };
            case 5:
                return name switch
                {
                    "endif" => Keyword.EndIf,
                    "false" or "False" => Keyword.False,
                    "block" => Keyword.Block,
                    "macro" => Keyword.Macro,
                    "print" => Keyword.Print,
                    "break" => Keyword.Break,
                    _ => Keyword.None,
                };
            case 6:
                return name switch
                {
                    "endfor" => Keyword.EndFor,
                    "endset" => Keyword.EndSet,
                    "filter" => Keyword.Filter,
                    "import" => Keyword.Import,
                    "ignore" => Keyword.Ignore,
                    "scoped" => Keyword.Scoped,
                    _ => Keyword.None,
                };
            case 7:
                return name switch
                {
                    "include" => Keyword.Include,
                    "extends" => Keyword.Extends,
                    "endwith" => Keyword.EndWith,
                    "endcall" => Keyword.EndCall,
                    "context" => Keyword.Context,
                    "missing" => Keyword.Missing,
                    "without" => Keyword.Without,
                    _ => Keyword.None,
                };
            case 8:
                return name switch
                {
                    "endblock" => Keyword.EndBlock,
                    "endmacro" => Keyword.EndMacro,
                    "required" => Keyword.Required,
                    "continue" => Keyword.Continue,
                    _ => Keyword.None,
                };
            case 9:
                return name switch
                {
                    "endfilter" => Keyword.EndFilter,
                    "recursive" => Keyword.Recursive,
                    _ => Keyword.None,
                };
            case 10:
                return name is "autoescape" ? Keyword.Autoescape : Keyword.None;
            case 13:
                return name is "endautoescape" ? Keyword.EndAutoescape : Keyword.None;
            default:
                return Keyword.None;
        }
    }
}
