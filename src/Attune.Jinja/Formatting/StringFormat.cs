using Attune.Jinja.Runtime;
using Attune.Jinja.Text;

namespace Attune.Jinja.Formatting;

/// <summary>Python's <c>format(str, spec)</c>.</summary>
internal static class StringFormat
{
    public static void Append(ref TextBuilder builder, string value, string text, Budget budget)
    {
        var spec = FormatSpec.Parse(text, "str", 's', '<');
        if (spec.Type != 's')
        {
            throw FormatSpec.UnknownType(spec.Type, "str");
        }

        if (Forbidden(spec) is { } forbidden)
        {
            throw JinjaRuntimeException.Value(forbidden + " not allowed in string format specifier");
        }

        var shown = value.AsSpan();
        if (spec.Precision >= 0 && CodePoints.IsLongerThan(shown, spec.Precision))
        {
            shown = shown[..CodePoints.OffsetOf(shown, spec.Precision)];
        }

        var padding = spec.Width <= 0 ? 0 : Math.Max(0, spec.Width - CodePoints.Count(shown));
        budget.ChargeString(builder.Length + shown.Length + padding * 2L);
        var left = spec.Align switch
        {
            '>' => padding,
            '^' => padding / 2,
            _ => 0,
        };
        NumberLayout.AppendFill(ref builder, spec.Fill, left);
        builder.Append(shown);
        NumberLayout.AppendFill(ref builder, spec.Fill, padding - left);
    }

    private static string? Forbidden(FormatSpec spec) =>
        spec switch
        {
            { Sign: ' ' } => "Space",
            { Sign: not '\0' } => "Sign",
            { NoNegativeZero: true } => "Negative zero coercion (z)",
            { Alternate: true } => "Alternate form (#)",
            { Align: '=' } => "'=' alignment",
            _ => null,
        };
}
