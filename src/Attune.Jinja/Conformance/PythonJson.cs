using System.Globalization;
using System.Numerics;
using System.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conformance;

/// <summary>
/// Reads JSON as Python's json module does: integers of any size, NaN and Infinity, lone surrogates. Lists and dicts are the template's own,
/// which it may change.
/// </summary>
public ref struct PythonJson
{
    private const int MaxDepth = 256;

    private readonly ReadOnlySpan<char> _text;
    private int _position;
    private int _depth;

    private PythonJson(ReadOnlySpan<char> text) => _text = text;

    /// <exception cref="FormatException">The text is not JSON.</exception>
    public static Value Parse(ReadOnlySpan<char> text)
    {
        var reader = new PythonJson(text);
        Value value = reader.ReadValue();
        reader.SkipBlanks();
        return reader._position == text.Length ? value : throw reader.Error("extra data");
    }

    private Value ReadValue()
    {
        SkipBlanks();
        if (_position >= _text.Length)
        {
            throw Error("expected a value");
        }
        switch (_text[_position])
        {
            case '{':
                return ReadObject();
            case '[':
                return ReadArray();
            case '"':
                return Value.FromString(ReadString());
            case 't':
                return ReadWord("true", Value.True);
            case 'f':
                return ReadWord("false", Value.False);
            case 'n':
                return ReadWord("null", Value.None);
            case 'N':
                return ReadWord("NaN", Value.FromDouble(double.NaN));
            case 'I':
                return ReadWord("Infinity", Value.FromDouble(double.PositiveInfinity));
            case '-' when _text[_position..].StartsWith("-Infinity"):
                return ReadWord("-Infinity", Value.FromDouble(double.NegativeInfinity));
            default:
                return ReadNumber();
        }
    }

    private Value ReadObject()
    {
        Enter();
        var dict = new PyDict();
        _position++;
        SkipBlanks();
        bool isFirst = true;
        while (!TryTake('}'))
        {
            if (!isFirst)
            {
                Take(',');
                SkipBlanks();
            }
            isFirst = false;
            Value key = Value.FromString(ReadString());
            SkipBlanks();
            Take(':');
            dict.Set(key, ReadValue());
            SkipBlanks();
        }
        _depth--;
        return Value.FromDict(dict);
    }

    private Value ReadArray()
    {
        Enter();
        var list = new PyList();
        _position++;
        SkipBlanks();
        while (!TryTake(']'))
        {
            if (list.Count > 0)
            {
                Take(',');
            }
            list.Add(ReadValue());
            SkipBlanks();
        }
        _depth--;
        return Value.FromList(list);
    }

    private string ReadString()
    {
        Take('"');
        int end = _text[_position..].IndexOfAny('"', '\\');
        if (end >= 0 && _text[_position + end] == '"')
        {
            string plain = _text.Slice(_position, end).ToString();
            _position += end + 1;
            return plain;
        }
        var builder = new StringBuilder();
        while (_position < _text.Length && _text[_position] != '"')
        {
            char character = _text[_position++];
            builder.Append(character == '\\' ? ReadEscape() : character);
        }
        Take('"');
        return builder.ToString();
    }

    private char ReadEscape()
    {
        if (_position >= _text.Length)
        {
            throw Error("unterminated string");
        }
        char escape = _text[_position++];
        switch (escape)
        {
            case '"' or '\\' or '/':
                return escape;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u'
                when _position + 4 <= _text.Length
                    && ushort.TryParse(
                        _text.Slice(_position, 4),
                        NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture,
                        out ushort unit
                    ):
                _position += 4;
                return (char)unit;
            default:
                throw Error("invalid escape");
        }
    }

    private Value ReadNumber()
    {
        int start = _position;
        while (
            _position < _text.Length
            && (char.IsAsciiDigit(_text[_position]) || _text[_position] is '-' or '+' or '.' or 'e' or 'E')
        )
        {
            _position++;
        }
        ReadOnlySpan<char> number = _text[start.._position];
        if (number.IndexOfAny('.', 'e', 'E') >= 0)
        {
            return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
                ? Value.FromDouble(real)
                : throw Error("expected a value");
        }
        return BigInteger.TryParse(
            number,
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out BigInteger integer
        )
            ? Value.FromBigInteger(integer)
            : throw Error("expected a value");
    }

    private Value ReadWord(string word, Value value)
    {
        if (!_text[_position..].StartsWith(word))
        {
            throw Error("expected a value");
        }
        _position += word.Length;
        return value;
    }

    private void Enter()
    {
        if (++_depth > MaxDepth)
        {
            throw Error("nested too deep");
        }
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\n' or '\r')
        {
            _position++;
        }
    }

    private bool TryTake(char expected)
    {
        if (_position < _text.Length && _text[_position] == expected)
        {
            _position++;
            return true;
        }
        return false;
    }

    private void Take(char expected)
    {
        if (!TryTake(expected))
        {
            throw Error($"expected '{expected}'");
        }
    }

    private readonly FormatException Error(string message) => new($"{message} at character {_position} of the JSON");
}
