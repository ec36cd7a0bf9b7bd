using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Formatting;

/// <summary>
/// Python's <c>str.format</c> and <c>str.format_map</c>, and MarkupSafe's, which escape what they put in. Fields are looked
/// up through the engine's own lookup: in a sandbox a field reaches what an expression reaches, and nothing more.
/// </summary>
internal static class BraceFormat
{
    /// <summary>A field's specification may hold fields, but theirs may not.</summary>
    private const int MaxDepth = 2;

    public static Value Apply(RenderState state, Value template, Arguments arguments) =>
        Apply(state, template, arguments, Value.Missing);

    /// <summary>Formats with the items of a mapping as keyword arguments.</summary>
    public static Value ApplyMap(RenderState state, Value template, Value mapping) =>
        Apply(state, template, Arguments.None, mapping);

    private static Value Apply(RenderState state, Value template, Arguments arguments, Value mapping)
    {
        var builder = new TextBuilder(256);
        try
        {
            var fields = new FieldSource(state, arguments, mapping, template.IsMarkup);
            Append(ref builder, ref fields, template.StringPayload, MaxDepth);
            return Value.FromText(builder.ToStringAndDispose(), template.IsMarkup);
        }
        finally
        {
            builder.Dispose();
        }
    }

    private static void Append(ref TextBuilder builder, ref FieldSource fields, ReadOnlySpan<char> text, int depth)
    {
        if (depth <= 0)
        {
            throw JinjaRuntimeException.Value("Max string recursion exceeded");
        }

        var state = fields.State;
        var reader = new FieldReader(text);
        while (reader.Read())
        {
            ValueFormat.AppendChecked(ref builder, state, reader.Literal);
            if (!reader.HasField)
            {
                continue;
            }

            state.Budget.Charge();
            var value = Convert(state, fields.Get(reader.Name), reader.Conversion);
            var spec = reader.Spec;
            if (spec.ContainsAny('{', '}'))
            {
                var expanded = new TextBuilder(64);
                Append(ref expanded, ref fields, spec, depth - 1);
                AppendField(ref builder, state, value, expanded.ToStringAndDispose(), fields.Escapes);
            }
            else
            {
                AppendField(ref builder, state, value, spec.ToString(), fields.Escapes);
            }
        }
    }

    private static Value Convert(RenderState state, Value value, char conversion)
    {
        switch (conversion)
        {
            case '\0':
                return value;
            case 's':
                // str() keeps the text of Markup but not its safety.
                return Value.FromString(state.ToText(value));
            case 'r':
                return Value.FromString(state.ToRepr(value));
            case 'a':
                var builder = new TextBuilder(64);
                PyRepr.AppendAscii(ref builder, state.ToRepr(value));
                return Value.FromString(builder.ToStringAndDispose());
            default:
                throw JinjaRuntimeException.Value($"Unknown conversion specifier {conversion}");
        }
    }

    private static void AppendField(ref TextBuilder builder, RenderState state, Value value, string spec, bool escape)
    {
        if (!escape)
        {
            ValueFormat.Append(ref builder, state, value, spec);
            return;
        }

        if (Html.IsSafe(value))
        {
            if (spec.Length > 0)
            {
                throw JinjaRuntimeException.Value("Unsupported format specification for Markup.");
            }

            ValueFormat.AppendChecked(ref builder, state, state.ToText(value));
            return;
        }

        var plain = new TextBuilder(64);
        try
        {
            ValueFormat.Append(ref plain, state, value, spec);
            state.Budget.ChargeString(builder.Length + HtmlEscape.EscapedLength(plain.Written));
            HtmlEscape.Append(ref builder, plain.Written);
        }
        finally
        {
            plain.Dispose();
        }
    }
}
