using System.Numerics;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Formatting;

/// <summary>Python's <c>format(value, spec)</c>.</summary>
internal static class ValueFormat
{
    /// <exception cref="JinjaRuntimeException">The specification is malformed, or the value has no use for it.</exception>
    public static void Append(ref TextBuilder builder, RenderState state, Value value, string spec)
    {
        if (spec.Length == 0)
        {
            AppendChecked(ref builder, state, state.ToText(value));
            return;
        }

        switch (value.Kind)
        {
            case ValueKind.String or ValueKind.Markup:
                StringFormat.Append(ref builder, value.StringPayload, spec, state.Budget);
                break;
            case ValueKind.Int or ValueKind.BigInt or ValueKind.Bool:
                value.TryGetBigInteger(out BigInteger number);
                IntFormat.Append(ref builder, number, spec, ValueTypes.NameOf(value), state.Budget);
                break;
            case ValueKind.Float:
                FloatFormat.Append(ref builder, value.FloatPayload, spec, state.Budget);
                break;
            default:
                throw JinjaRuntimeException.Type(
                    $"unsupported format string passed to {ValueTypes.NameOf(value)}.__format__"
                );
        }
    }

    /// <summary>Appends after making sure that the whole may be that long.</summary>
    public static void AppendChecked(ref TextBuilder builder, RenderState state, scoped ReadOnlySpan<char> text)
    {
        if (builder.Length + (long)text.Length > state.Budget.Limits.MaxStringLength)
        {
            state.Budget.ChargeString(builder.Length + (long)text.Length);
        }

        builder.Append(text);
    }
}
