using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Conversion;

/// <summary>MarkupSafe's view of values.</summary>
internal static class Html
{
    /// <summary>Whether a value is HTML already: in Python, has a method <c>__html__</c>.</summary>
    public static bool IsSafe(Value value) =>
        value.Kind switch
        {
            ValueKind.Markup => true,
            ValueKind.Undefined => value.AsUndefined!.Kind == UndefinedKind.Chainable,
            ValueKind.Object => value.TryGetObject(out JinjaObject? item) && item.IsMarkup,
            _ => false,
        };

    /// <summary>MarkupSafe's <c>escape</c>: the text of a value, escaped unless it is safe.</summary>
    public static string Escape(RenderState state, Value value)
    {
        var text = state.ToText(value);
        return IsSafe(value) || value.IsNumber ? text : HtmlEscape.Apply(text, state.Budget);
    }

    /// <summary>MarkupSafe's <c>soft_str</c>: Markup stays Markup, everything else becomes a plain string.</summary>
    public static Value SoftText(RenderState state, Value value) =>
        value.IsString ? value : Value.FromString(state.ToText(value));
}
