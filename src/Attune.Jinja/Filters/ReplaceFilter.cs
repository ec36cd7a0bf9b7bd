using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>replace</c>: with autoescape, safe text to search for or to put in makes the result safe.</summary>
internal static class ReplaceFilter
{
    public static void Register(Registry<FilterDefinition> filters) =>
        filters.Add(
            new FilterDefinition(
                "replace",
                Parameters.Of(
                    Parameter.Required("old"),
                    Parameter.Required("new"),
                    Parameter.Optional("count", Value.None)
                ),
                Apply
            )
        );

    private static Value Apply(RenderState state, Value value, Arguments arguments)
    {
        var limit = arguments[2].IsNone ? -1 : Require.Index(arguments[2]);
        var text = state.ToText(value);
        var sought = state.ToText(arguments[0]);
        var replacement = arguments[1];
        if (!state.Autoescape)
        {
            return Replace(state, text, sought, state.ToText(replacement), limit, isMarkup: false);
        }

        var isMarkup = value.IsMarkup;
        if (Html.IsSafe(arguments[0]) || (Html.IsSafe(replacement) && !Html.IsSafe(value)))
        {
            text = Html.Escape(state, value);
            isMarkup = true;
        }

        var inserted = isMarkup ? Html.Escape(state, replacement) : state.ToText(replacement);
        return Replace(state, text, sought, inserted, limit, isMarkup);
    }

    private static Value Replace(
        RenderState state,
        string text,
        string sought,
        string replacement,
        long limit,
        bool isMarkup
    )
    {
        state.Budget.ChargeString(text.Length);
        return Value.FromText(PyReplace.All(text, sought, replacement, limit, state.Budget), isMarkup);
    }
}
