using Attune.Jinja.Text;

namespace Attune.Jinja.Formatting;

/// <summary>Reads a field's name: what it begins with, then attributes and items, as in <c>user.tags[0]</c>.</summary>
internal ref struct FieldPath
{
    private ReadOnlySpan<char> _rest;

    public FieldPath(ReadOnlySpan<char> name)
    {
        var end = name.IndexOfAny('.', '[');
        First = end < 0 ? name : name[..end];
        _rest = end < 0 ? default : name[end..];
    }

    /// <summary>The argument's name or position.</summary>
    public ReadOnlySpan<char> First { get; }

    public ReadOnlySpan<char> Part { get; private set; }

    /// <summary>Whether <see cref="Part"/> is an attribute, not an item.</summary>
    public bool IsAttribute { get; private set; }

    /// <exception cref="JinjaRuntimeException">The path is malformed.</exception>
    public bool Read()
    {
        if (_rest.Length == 0)
        {
            return false;
        }

        switch (_rest[0])
        {
            case '.':
                IsAttribute = true;
                _rest = _rest[1..];
                var end = _rest.IndexOfAny('.', '[');
                Part = end < 0 ? _rest : _rest[..end];
                _rest = end < 0 ? default : _rest[end..];
                break;
            case '[':
                IsAttribute = false;
                var close = _rest.IndexOf(']');
                if (close < 0)
                {
                    throw JinjaRuntimeException.Value("Missing ']' in format string");
                }

                Part = _rest[1..close];
                _rest = _rest[(close + 1)..];
                break;
            default:
                throw JinjaRuntimeException.Value("Only '.' or '[' may follow ']' in format field specifier");
        }

        if (Part.Length == 0)
        {
            throw JinjaRuntimeException.Value("Empty attribute in format string");
        }

        return true;
    }

    /// <summary>The number that a part consists of, or -1 where it is a name.</summary>
    public static long IndexOf(ReadOnlySpan<char> part)
    {
        if (part.Length == 0)
        {
            return -1;
        }

        var value = 0L;
        for (var i = 0; i < part.Length; )
        {
            var digit = UnicodeClass.DecimalValue(CodePoints.Read(part, i, out var consumed));
            if (digit < 0)
            {
                return -1;
            }

            if (value > (long.MaxValue - digit) / 10)
            {
                throw JinjaRuntimeException.Value("Too many decimal digits in format string");
            }

            value = value * 10 + digit;
            i += consumed;
        }

        return value;
    }
}
