using System.Runtime.CompilerServices;

namespace Attune.Jinja.Syntax;

/// <summary>
/// Cuts a source into tokens, one at a time. Follows the rules of Jinja's lexer to the character: whitespace control, raw
/// blocks, line statements, delimiters that are prefixes of each other.
/// </summary>
internal struct Lexer
{
    private readonly Delimiters _delimiters;
    private readonly string _source;
    private readonly string? _name;
    private int _position;
    private int _line;
    private State _state;
    private bool _lineStarting;
    private OpeningKind _pendingOpening;
    private int _openingStart;
    private int _openingEnd;
    private int _openingLine;
    private bool _hasPendingOpening;
    private BracketStack _brackets;

    public Lexer(string source, Delimiters delimiters, string? name)
    {
        _delimiters = delimiters;
        _source = Normalize(source, delimiters.KeepTrailingNewline);
        _name = name;
        _line = 1;
        _lineStarting = true;
    }

    private enum State : byte
    {
        Root,
        Block,
        Variable,
        LineStatement,
    }

    /// <summary>The source with every newline as "\n", and without the one at its end.</summary>
    public readonly string Source => _source;

    public void Next(ref Token token)
    {
        token.Keyword = Keyword.None;
        if (_state == State.Root)
        {
            NextInRoot(ref token);
        }
        else
        {
            NextInTag(ref token);
        }
    }

    private static string Normalize(string source, bool keepTrailingNewline)
    {
        if (source.Contains('\r'))
        {
            source = source.Replace("\r\n", "\n").Replace('\r', '\n');
        }
        return !keepTrailingNewline && source.EndsWith('\n') ? source[..^1] : source;
    }

    public static bool IsSpace(char character) =>
        character <= ' '
            ? character is ' ' or (>= '\t' and <= '\r') or (>= '\x1c' and <= '\x1f')
            : character >= '\x80' && char.IsWhiteSpace(character);

    private void NextInRoot(ref Token token)
    {
        while (true)
        {
            if (_hasPendingOpening)
            {
                _hasPendingOpening = false;
                if (EnterOpening(ref token))
                {
                    return;
                }
                continue;
            }
            int start = _position;
            if (start >= _source.Length)
            {
                SetToken(ref token, TokenKind.Eof, start, start);
                return;
            }
            if (!FindOpening(out OpeningKind kind, out int openStart, out int openEnd, out char sign))
            {
                SetToken(ref token, TokenKind.Data, start, _source.Length);
                _position = _source.Length;
                return;
            }
            int textEnd = Strip(start, openStart, sign, kind != OpeningKind.Variable);
            int textLine = _line;
            _line += CountNewlines(start, openStart);
            _openingLine = _line;
            _line += CountNewlines(openStart, openEnd);
            _lineStarting = _source[openEnd - 1] == '\n';
            (_pendingOpening, _openingStart, _openingEnd) = (kind, openStart, openEnd);
            _position = openEnd;
            _hasPendingOpening = true;
            if (textEnd > start)
            {
                SetToken(ref token, TokenKind.Data, start, textEnd);
                token.Line = textLine;
                return;
            }
        }
    }

    // Removes what whitespace control takes from the text before a tag.
    private readonly int Strip(int start, int end, char sign, bool canLstrip)
    {
        if (sign == '-')
        {
            while (end > start && IsSpace(_source[end - 1]))
            {
                end--;
            }
            return end;
        }
        if (sign == '+' || !_delimiters.LstripBlocks || !canLstrip)
        {
            return end;
        }
        int lineStart = end;
        while (lineStart > start && _source[lineStart - 1] != '\n')
        {
            if (!IsSpace(_source[lineStart - 1]))
            {
                return end;
            }
            lineStart--;
        }
        return lineStart > start || _lineStarting ? lineStart : end;
    }

    /// <summary>Enters what was found last; false for comments, which leave no token.</summary>
    private bool EnterOpening(ref Token token)
    {
        switch (_pendingOpening)
        {
            case OpeningKind.Block:
            case OpeningKind.LineStatement:
                _state = _pendingOpening == OpeningKind.Block ? State.Block : State.LineStatement;
                SetOpening(ref token, TokenKind.BlockBegin);
                return true;
            case OpeningKind.Variable:
                _state = State.Variable;
                SetOpening(ref token, TokenKind.VariableBegin);
                return true;
            case OpeningKind.Comment:
                SkipComment();
                return false;
            case OpeningKind.LineComment:
                int newline = _source.AsSpan(_position).IndexOf('\n');
                _position = newline < 0 ? _source.Length : _position + newline;
                _lineStarting = false;
                return false;
            default:
                return ReadRaw(ref token);
        }
    }

    private readonly void SetOpening(ref Token token, TokenKind kind)
    {
        SetToken(ref token, kind, _openingStart, _openingEnd);
        token.Line = _openingLine;
    }

    private void SkipComment()
    {
        int end = _position;
        while (true)
        {
            int found = _source.AsSpan(end).IndexOf(_delimiters.CommentEnd, StringComparison.Ordinal);
            if (found < 0)
            {
                // An opening at the very end of the source is no error in Jinja.
                if (_position >= _source.Length)
                {
                    return;
                }
                throw Error("Missing end of comment tag", _line, _openingStart, expected: _delimiters.CommentEnd);
            }
            end += found;
            break;
        }
        int after = end + _delimiters.CommentEnd.Length;
        char sign = end > _position ? _source[end - 1] : '\0';
        after = AfterClosing(after, sign);
        _line += CountNewlines(_position, after);
        _lineStarting = _source[after - 1] == '\n';
        _position = after;
    }

    // Where a closing delimiter with its whitespace control ends.
    private readonly int AfterClosing(int after, char sign)
    {
        if (sign == '-')
        {
            while (after < _source.Length && IsSpace(_source[after]))
            {
                after++;
            }
        }
        else if (sign != '+' && _delimiters.TrimBlocks && after < _source.Length && _source[after] == '\n')
        {
            after++;
        }
        return after;
    }

    private bool ReadRaw(ref Token token)
    {
        int search = _position;
        while (true)
        {
            int found = _source.AsSpan(search).IndexOf(_delimiters.BlockStart, StringComparison.Ordinal);
            if (found < 0)
            {
                if (_position >= _source.Length)
                {
                    return false;
                }
                throw Error("Missing end of raw directive", _line, _openingStart, expected: "endraw");
            }
            int tag = search + found;
            if (TryMatchEndRaw(tag, out int end, out char sign))
            {
                int textEnd = Strip(_position, tag, sign, canLstrip: true);
                SetToken(ref token, TokenKind.Data, _position, textEnd);
                _line += CountNewlines(_position, end);
                _lineStarting = _source[end - 1] == '\n';
                bool hasText = textEnd > _position;
                _position = end;
                return hasText;
            }
            search = tag + 1;
        }
    }

    private readonly bool TryMatchEndRaw(int tag, out int end, out char sign)
    {
        int position = tag + _delimiters.BlockStart.Length;
        sign = ReadSign(ref position);
        SkipSpaces(ref position);
        end = 0;
        if (!StartsWith("endraw", position))
        {
            return false;
        }
        position += "endraw".Length;
        SkipSpaces(ref position);
        char closingSign = '\0';
        if (
            position < _source.Length
            && _source[position] is '-' or '+'
            && StartsWith(_delimiters.BlockEnd, position + 1)
        )
        {
            closingSign = _source[position++];
        }
        if (!StartsWith(_delimiters.BlockEnd, position))
        {
            return false;
        }
        end = AfterClosing(position + _delimiters.BlockEnd.Length, closingSign);
        return true;
    }

    private readonly bool FindOpening(out OpeningKind kind, out int start, out int end, out char sign)
    {
        if (_delimiters.HasLinePrefixes)
        {
            return FindOpeningWithLines(out kind, out start, out end, out sign);
        }
        int position = _position;
        ReadOnlySpan<char> source = _source;
        while (true)
        {
            int found = _delimiters.AreDefault
                ? source[position..].IndexOf('{')
                : source[position..].IndexOfAny(_delimiters.FirstCharacters);
            if (found < 0)
            {
                (kind, start, end, sign) = (default, 0, 0, '\0');
                return false;
            }
            position += found;
            if (MatchOpening(position, out kind, out end, out sign))
            {
                start = position;
                return true;
            }
            position++;
        }
    }

    private readonly bool FindOpeningWithLines(out OpeningKind kind, out int start, out int end, out char sign)
    {
        for (start = _position; start < _source.Length; start++)
        {
            if (MatchOpening(start, out kind, out end, out sign))
            {
                return true;
            }
        }
        (kind, end, sign) = (default, 0, '\0');
        // A prefix is never empty, so nothing opens at the end of the source.
        return false;
    }

    private readonly bool MatchOpening(int position, out OpeningKind kind, out int end, out char sign)
    {
        if (StartsWith(_delimiters.BlockStart, position) && TryMatchRaw(position, out end, out sign))
        {
            kind = OpeningKind.Raw;
            return true;
        }
        foreach ((string text, OpeningKind opening) in _delimiters.Openings)
        {
            int start = opening switch
            {
                OpeningKind.LineStatement => SkipLineStart(position),
                OpeningKind.LineComment => SkipBeforeComment(position),
                _ => position,
            };
            if (start >= 0 && StartsWith(text, start))
            {
                kind = opening;
                end = start + text.Length;
                sign = ReadSign(ref end);
                return true;
            }
        }
        (kind, end, sign) = (default, 0, '\0');
        return false;
    }

    private readonly int SkipLineStart(int position)
    {
        if (position > 0 && _source[position - 1] != '\n')
        {
            return -1;
        }
        while (position < _source.Length && _source[position] is ' ' or '\t' or '\v')
        {
            position++;
        }
        return position;
    }

    private readonly int SkipBeforeComment(int position)
    {
        if (position > 0 && _source[position - 1] != '\n' && IsSpace(_source[position - 1]))
        {
            return -1;
        }
        while (position < _source.Length && _source[position] is not ('\r' or '\n') && IsSpace(_source[position]))
        {
            position++;
        }
        return position;
    }

    private readonly bool TryMatchRaw(int position, out int end, out char sign)
    {
        position += _delimiters.BlockStart.Length;
        sign = ReadSign(ref position);
        SkipSpaces(ref position);
        end = 0;
        if (!StartsWith("raw", position))
        {
            return false;
        }
        position += "raw".Length;
        SkipSpaces(ref position);
        if (position < _source.Length && _source[position] == '-' && StartsWith(_delimiters.BlockEnd, position + 1))
        {
            end = position + 1 + _delimiters.BlockEnd.Length;
            SkipSpaces(ref end);
            return true;
        }
        end = position + _delimiters.BlockEnd.Length;
        return StartsWith(_delimiters.BlockEnd, position);
    }

    private readonly char ReadSign(ref int position)
    {
        if (position < _source.Length && _source[position] is '-' or '+')
        {
            return _source[position++];
        }
        return '\0';
    }

    private readonly void SkipSpaces(ref int position)
    {
        while (position < _source.Length && IsSpace(_source[position]))
        {
            position++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool StartsWith(string text, int position) =>
        position < _source.Length
        && _source[position] == text[0]
        && _source.AsSpan(position).StartsWith(text, StringComparison.Ordinal);

    private void NextInTag(ref Token token)
    {
        while (true)
        {
            if (_brackets.IsEmpty && TryClose(ref token))
            {
                return;
            }
            if (_position >= _source.Length)
            {
                SetToken(ref token, TokenKind.Eof, _position, _position);
                return;
            }
            if (!IsSpace(_source[_position]))
            {
                break;
            }
            int start = _position;
            SkipSpaces(ref _position);
            _line += CountNewlines(start, _position);
        }
        ReadTagToken(ref token);
    }

    private bool TryClose(ref Token token)
    {
        int start = _position;
        int end;
        switch (_state)
        {
            case State.Variable:
                if (StartsWith(_delimiters.VariableEnd, start))
                {
                    end = start + _delimiters.VariableEnd.Length;
                }
                else if (
                    start < _source.Length
                    && _source[start] == '-'
                    && StartsWith(_delimiters.VariableEnd, start + 1)
                )
                {
                    end = start + 1 + _delimiters.VariableEnd.Length;
                    SkipSpaces(ref end);
                }
                else
                {
                    return false;
                }
                return Close(ref token, TokenKind.VariableEnd, start, end);
            case State.Block:
                if (
                    start < _source.Length
                    && _source[start] is '-' or '+'
                    && StartsWith(_delimiters.BlockEnd, start + 1)
                )
                {
                    end = AfterClosing(start + 1 + _delimiters.BlockEnd.Length, _source[start]);
                }
                else if (StartsWith(_delimiters.BlockEnd, start))
                {
                    end = AfterClosing(start + _delimiters.BlockEnd.Length, '\0');
                }
                else
                {
                    return false;
                }
                return Close(ref token, TokenKind.BlockEnd, start, end);
            default:
                int space = start;
                int lastNewline = -1;
                while (space < _source.Length && IsSpace(_source[space]))
                {
                    if (_source[space] == '\n')
                    {
                        lastNewline = space;
                    }
                    space++;
                }
                if (space < _source.Length && lastNewline < 0)
                {
                    return false;
                }
                return Close(ref token, TokenKind.BlockEnd, start, space < _source.Length ? lastNewline + 1 : space);
        }
    }

    private bool Close(ref Token token, TokenKind kind, int start, int end)
    {
        SetToken(ref token, kind, start, end);
        _line += CountNewlines(start, end);
        _lineStarting = end > start && _source[end - 1] == '\n';
        _position = end;
        _state = State.Root;
        return true;
    }

    private void ReadTagToken(ref Token token)
    {
        int start = _position;
        char first = _source[start];
        if (char.IsAsciiLetter(first) || first == '_')
        {
            ReadName(ref token, start);
        }
        else if (char.IsAsciiDigit(first))
        {
            TokenKind kind = NumberScanner.Scan(_source, start, out int end);
            SetToken(ref token, kind, start, end);
            _position = end;
        }
        else if (first is '"' or '\'' && TryReadString(ref token, start, first))
        {
            return;
        }
        else if (OperatorTokens.TryRead(_source, start, out TokenKind kind, out int length))
        {
            CheckBracket(kind, start);
            SetToken(ref token, kind, start, start + length);
            _position = start + length;
        }
        else if (Identifiers.IsNameCharacter(_source, start))
        {
            ReadName(ref token, start);
        }
        else
        {
            string character = _source.Substring(start, char.IsSurrogatePair(_source, start) ? 2 : 1);
            throw Error($"unexpected char {Text.PyRepr.Of(character)} at {start}", _line, start, found: character);
        }
    }

    private void ReadName(ref Token token, int start)
    {
        int end = start;
        bool isAscii = true;
        while (end < _source.Length)
        {
            char character = _source[end];
            if (char.IsAsciiLetterOrDigit(character) || character == '_')
            {
                end++;
            }
            else if (character >= 0x80 && Identifiers.IsNameCharacter(_source, end))
            {
                isAscii = false;
                end += char.IsSurrogatePair(_source, end) ? 2 : 1;
            }
            else
            {
                break;
            }
        }
        if (!isAscii && !Identifiers.IsIdentifier(_source.AsSpan(start, end - start)))
        {
            throw Error("Invalid character in identifier", _line, start, found: _source[start..end]);
        }
        SetToken(ref token, TokenKind.Name, start, end);
        token.Keyword = Keywords.Of(_source.AsSpan(start, end - start));
        _position = end;
    }

    private bool TryReadString(ref Token token, int start, char quote)
    {
        int position = start + 1;
        while (position < _source.Length)
        {
            char character = _source[position];
            if (character == quote)
            {
                SetToken(ref token, TokenKind.String, start, position + 1);
                _line += CountNewlines(start, position);
                _position = position + 1;
                return true;
            }
            position += character == '\\' ? 2 : 1;
        }
        return false;
    }

    private void CheckBracket(TokenKind kind, int start)
    {
        switch (kind)
        {
            case TokenKind.LeftBrace:
                _brackets.Push(BracketStack.Brace);
                break;
            case TokenKind.LeftParen:
                _brackets.Push(BracketStack.Paren);
                break;
            case TokenKind.LeftBracket:
                _brackets.Push(BracketStack.Bracket);
                break;
            case TokenKind.RightBrace or TokenKind.RightParen or TokenKind.RightBracket:
                char actual = _source[start];
                if (_brackets.IsEmpty)
                {
                    throw Error($"unexpected '{actual}'", _line, start, found: actual.ToString());
                }
                char expected = _brackets.Pop();
                if (expected != actual)
                {
                    throw Error(
                        $"unexpected '{actual}', expected '{expected}'",
                        _line,
                        start,
                        expected.ToString(),
                        actual.ToString()
                    );
                }
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void SetToken(ref Token token, TokenKind kind, int start, int end)
    {
        token.Kind = kind;
        token.Line = _line;
        token.Start = start;
        token.End = end;
    }

    private readonly int CountNewlines(int start, int end)
    {
        int length = end - start;
        if (length > 8)
        {
            return _source.AsSpan(start, length).Count('\n');
        }
        int count = 0;
        for (int i = start; i < end; i++)
        {
            if (_source[i] == '\n')
            {
                count++;
            }
        }
        return count;
    }

    public readonly JinjaSyntaxException Error(
        string message,
        int line,
        int position,
        string? expected = null,
        string? found = null
    ) => new(message, line, ColumnAt(position), _name) { Expected = expected, Found = found };

    /// <summary>The column, from 1, of a place in the source.</summary>
    public readonly int ColumnAt(int position) =>
        position - _source.AsSpan(0, Math.Min(position, _source.Length)).LastIndexOf('\n');
}
