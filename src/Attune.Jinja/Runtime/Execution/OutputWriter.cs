using System.Runtime.CompilerServices;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>Writes values into a render's output, escaped or not.</summary>
internal static class OutputWriter
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Frame frame, Value value, bool escape)
    {
        if (value.IsString)
        {
            if (escape && value._bits == (long)ValueKind.String)
            {
                frame.Output.AppendEscaped(value.StringPayload);
            }
            else
            {
                frame.Output.Append(value.StringPayload);
            }
            return;
        }
        WriteOther(frame, value, escape);
    }

    /// <summary>Writes a host's value without making one of the engine's first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteHost(Frame frame, object? value, bool escape)
    {
        if (value is not null && value.GetType() == typeof(string))
        {
            if (escape)
            {
                frame.Output.AppendEscaped(Unsafe.As<string>(value));
            }
            else
            {
                frame.Output.Append(Unsafe.As<string>(value));
            }
            return;
        }
        WriteHostOther(frame, value, escape);
    }

    private static void WriteHostOther(Frame frame, object? value, bool escape)
    {
        if (value is not null && value.GetType() == typeof(long))
        {
            frame.Output.Append(Unsafe.Unbox<long>(value));
            return;
        }
        Write(frame, HostConversion.ToValue(value), escape);
    }

    /// <summary>Writes what Jinja joins into the output as it is: a string, Markup or not; anything else is an error there.</summary>
    public static void WriteString(Frame frame, Value value)
    {
        if (!value.IsString)
        {
            throw JinjaRuntimeException.Type(
                $"sequence item 0: expected str instance, {ValueTypes.NameOf(value)} found"
            );
        }
        frame.Output.Append(value.StringPayload);
    }

    private static void WriteOther(Frame frame, Value value, bool escape)
    {
        TextBuffer output = frame.Output;
        switch (value.Kind)
        {
            case ValueKind.Int:
                output.Append(value.IntPayload);
                break;
            case ValueKind.Float:
                output.Append(value.FloatPayload);
                break;
            case ValueKind.None:
                output.Append("None");
                break;
            case ValueKind.Bool:
                output.Append(value.BoolPayload ? "True" : "False");
                break;
            case ValueKind.Missing:
            case ValueKind.Undefined:
                string text = frame.State.Print(value.AsUndefined!);
                if (escape && value.AsUndefined!.Kind != UndefinedKind.Chainable)
                {
                    output.AppendEscaped(text);
                }
                else
                {
                    output.Append(text);
                }
                break;
            default:
                WritePrinted(frame, value, escape);
                break;
        }
    }

    private static void WritePrinted(Frame frame, Value value, bool escape)
    {
        if (escape && !(value.Kind == ValueKind.Object && ((JinjaObject)value._ref!).IsMarkup))
        {
            frame.Output.AppendEscaped(ValuePrinter.ToText(value, frame.State));
            return;
        }
        new ValuePrinter(frame.Output, frame.State).WriteText(value);
    }
}
