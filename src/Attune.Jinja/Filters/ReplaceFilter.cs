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
            {
                Writer = Write,
            }
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

    // All occurrences in a plain string: the pieces go to the output one after the other.
    private static bool Write(RenderState state, Value value, Arguments arguments, bool escape)
    {
        var isPlain =
            value.IsString
            && arguments[0].IsString
            && arguments[1].IsString
            && !(value.IsMarkup || arguments[0].IsMarkup || arguments[1].IsMarkup);
        if (!isPlain || !arguments[2].IsNone || arguments[0].StringPayload.Length == 0)
        {
            return false;
        }

        ReadOnlySpan<char> rest = value.StringPayload;
        var sought = arguments[0].StringPayload;
        var replacement = arguments[1].StringPayload;
        state.Budget.ChargeString(rest.Length);
        long count = rest.Count(sought);
        state.Budget.ChargeString(rest.Length + count * (replacement.Length - sought.Length));
        for (; count > 0; count--)
        {
            var at = rest.IndexOf(sought, StringComparison.Ordinal);
            state.Output.Append(rest[..at], escape);
            state.Output.Append(replacement, escape);
            rest = rest[(at + sought.Length)..];
        }

        state.Output.Append(rest, escape);
        return true;
    }
}
