using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Formatting;

/// <summary>
/// Python's <c>%</c> on strings, and MarkupSafe's on Markup, which escapes what it puts in. Source: Python's "printf-style
/// String Formatting".
/// </summary>
internal static class PercentFormat
{
    /// <summary>Formats with a tuple of values, a mapping, or one value.</summary>
    /// <exception cref="JinjaException">The template is malformed, or the values do not fit it.</exception>
    public static Value Apply(RenderState state, Value template, Value values)
    {
        var builder = new TextBuilder(256);
        try
        {
            Append(ref builder, state, template, values);
            return Value.FromText(builder.ToStringAndDispose(), template.IsMarkup);
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static void Append(ref TextBuilder builder, RenderState state, Value template, Value values)
    {
        ReadOnlySpan<char> text = template.StringPayload;
        var arguments = new PercentArguments(state, values);
        var at = 0;
        while (at < text.Length)
        {
            var percent = text[at..].IndexOf('%');
            if (percent < 0)
            {
                ValueFormat.AppendChecked(ref builder, state, text[at..]);
                break;
            }

            ValueFormat.AppendChecked(ref builder, state, text.Slice(at, percent));
            at += percent + 1;
            state.Budget.Charge();
            if (At(text, at) == '%')
            {
                builder.Append('%');
                at++;
                continue;
            }

            var directive = ReadDirective(text, ref at, ref arguments, template.IsMarkup);
            var value = arguments.Next();
            CheckType(directive.Type, at);
            PercentField.Append(ref builder, state, directive, value, template.IsMarkup);
        }

        arguments.CheckAllUsed();
    }

    private static PercentDirective ReadDirective(
        ReadOnlySpan<char> text,
        ref int at,
        ref PercentArguments arguments,
        bool escape
    )
    {
        var directive = new PercentDirective { Precision = -1 };
        if (at < text.Length && text[at] == '(')
        {
            arguments.Select(ReadKey(text, ref at));
        }

        ReadFlags(text, ref at, ref directive);
        if (At(text, at) == '*')
        {
            at++;
            directive.Width = StarArgument(arguments.Next(), escape);
            if (directive.Width < 0)
            {
                directive.LeftAligned = true;
                directive.Width = -directive.Width;
            }
        }
        else
        {
            directive.Width = ReadNumber(text, ref at, "width too big");
        }

        if (At(text, at) == '.')
        {
            at++;
            if (At(text, at) == '*')
            {
                at++;
                directive.Precision = Math.Max(0, StarArgument(arguments.Next(), escape));
            }
            else
            {
                directive.Precision = ReadNumber(text, ref at, "precision too big");
            }
        }

        // Length modifiers of C mean nothing.
        if (At(text, at) is 'h' or 'l' or 'L')
        {
            at++;
        }

        if (at >= text.Length)
        {
            throw JinjaRuntimeException.Value("incomplete format");
        }

        directive.Type = CodePoints.Read(text, at, out var consumed);
        at += consumed;
        return directive;
    }

    private static string ReadKey(ReadOnlySpan<char> text, ref int at)
    {
        var start = ++at;
        var open = 1;
        while (at < text.Length)
        {
            open += text[at++] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (open == 0)
            {
                return text[start..(at - 1)].ToString();
            }
        }

        throw JinjaRuntimeException.Value("incomplete format key");
    }

    private static void ReadFlags(ReadOnlySpan<char> text, ref int at, ref PercentDirective directive)
    {
        for (; ; at++)
        {
            switch (At(text, at))
            {
                case '-':
                    directive.LeftAligned = true;
                    break;
                case '+':
                    directive.ShowSign = true;
                    break;
                case ' ':
                    directive.BlankSign = true;
                    break;
                case '#':
                    directive.Alternate = true;
                    break;
                case '0':
                    directive.ZeroPadded = true;
                    break;
                default:
                    return;
            }
        }
    }

    private static int ReadNumber(ReadOnlySpan<char> text, ref int at, string error)
    {
        var value = 0L;
        for (; At(text, at) is >= '0' and <= '9'; at++)
        {
            value = value * 10 + (text[at] - '0');
            if (value > int.MaxValue)
            {
                throw JinjaRuntimeException.Value(error);
            }
        }

        return (int)value;
    }

    private static int StarArgument(Value value, bool escape)
    {
        // Markup wraps its values, and a wrapped int is none.
        if (escape || !value.TryGetInt64(out var number))
        {
            throw value.IsInteger && !escape
                ? JinjaRuntimeException.Overflow("Python int too large to convert to C ssize_t")
                : JinjaRuntimeException.Type("* wants int");
        }

        return number is > int.MinValue and <= int.MaxValue
            ? (int)number
            : throw JinjaRuntimeException.Overflow("Python int too large to convert to C int");
    }

    private static void CheckType(int type, int end)
    {
        const string Types = "srdiuoxXeEfFgGca";
        if (type > 127 || !Types.Contains((char)type))
        {
            throw JinjaRuntimeException.Value(
                $"unsupported format character '{(type is > 31 and < 127 ? (char)type : '?')}' (0x{type:x}) at index {end - 1}"
            );
        }
    }

    private static char At(ReadOnlySpan<char> text, int at) => at < text.Length ? text[at] : '\0';
}
