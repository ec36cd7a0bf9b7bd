namespace Attune.Jinja.Formatting;

/// <summary>Reads the template of <c>str.format</c>: literal text, and fields in braces.</summary>
internal ref struct FieldReader(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>The text before the field, or a part of it that ends with one of two doubled braces.</summary>
    public ReadOnlySpan<char> Literal { get; private set; }

    public bool HasField { get; private set; }

    public ReadOnlySpan<char> Name { get; private set; }

    /// <summary>The character behind the exclamation mark, or nul.</summary>
    public char Conversion { get; private set; }

    public ReadOnlySpan<char> Spec { get; private set; }

    /// <exception cref="JinjaRuntimeException">The braces do not match.</exception>
    public bool Read()
    {
        if (_rest.Length == 0)
        {
            return false;
        }

        HasField = false;
        var brace = _rest.IndexOfAny('{', '}');
        if (brace < 0)
        {
            Literal = _rest;
            _rest = default;
            return true;
        }

        var c = _rest[brace];
        var atEnd = brace + 1 == _rest.Length;
        var doubled = !atEnd && _rest[brace + 1] == c;
        if (!doubled && (c == '}' || atEnd))
        {
            throw JinjaRuntimeException.Value($"Single '{c}' encountered in format string");
        }

        if (doubled)
        {
            Literal = _rest[..(brace + 1)];
            _rest = _rest[(brace + 2)..];
            return true;
        }

        Literal = _rest[..brace];
        _rest = _rest[(brace + 1)..];
        HasField = true;
        ReadField();
        return true;
    }

    private void ReadField()
    {
        var end = NameEnd();
        Name = _rest[..end];
        Conversion = '\0';
        Spec = default;
        var terminator = end < _rest.Length ? _rest[end] : '\0';
        _rest = end < _rest.Length ? _rest[(end + 1)..] : default;
        switch (terminator)
        {
            case '}':
                return;
            case '!':
                if (ReadConversion())
                {
                    return;
                }

                break;
            case ':':
                break;
            default:
                throw JinjaRuntimeException.Value("expected '}' before end of string");
        }

        ReadSpec();
    }

    private readonly int NameEnd()
    {
        for (var i = 0; i < _rest.Length; i++)
        {
            switch (_rest[i])
            {
                case '{':
                    throw JinjaRuntimeException.Value("unexpected '{' in field name");
                case '[':
                    // Inside brackets nothing else has a meaning.
                    var close = _rest[i..].IndexOf(']');
                    i = close < 0 ? _rest.Length - 1 : i + close;
                    break;
                case '}' or ':' or '!':
                    return i;
            }
        }

        return _rest.Length;
    }

    /// <summary>True where the field ends behind its conversion.</summary>
    private bool ReadConversion()
    {
        if (_rest.Length == 0)
        {
            throw JinjaRuntimeException.Value("end of string while looking for conversion specifier");
        }

        Conversion = _rest[0];
        _rest = _rest[1..];
        if (_rest.Length == 0)
        {
            return false;
        }

        var next = _rest[0];
        _rest = _rest[1..];
        return next switch
        {
            '}' => true,
            ':' => false,
            _ => throw JinjaRuntimeException.Value("expected ':' after conversion specifier"),
        };
    }

    private void ReadSpec()
    {
        var open = 1;
        for (var i = 0; i < _rest.Length; i++)
        {
            open += _rest[i] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            if (open == 0)
            {
                Spec = _rest[..i];
                _rest = _rest[(i + 1)..];
                return;
            }
        }

        throw JinjaRuntimeException.Value("unmatched '{' in format spec");
    }
}
