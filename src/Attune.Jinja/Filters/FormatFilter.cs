using Attune.Jinja.Conversion;
using Attune.Jinja.Formatting;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>format</c>: <c>%</c>-formatting with the filter's arguments.</summary>
internal static class FormatFilter
{
    public static void Register(Registry<FilterDefinition> filters) =>
        filters.Add(new FilterDefinition("format", Parameters.Any, Apply));

    private static Value Apply(RenderState state, Value value, Arguments arguments)
    {
        if (arguments.Count > 0 && arguments.Keywords.Length > 0)
        {
            throw JinjaRuntimeException.FilterArgument(
                "can't handle positional and keyword arguments at the same time"
            );
        }

        return PercentFormat.Apply(state, Html.SoftText(state, value), Values(arguments));
    }

    private static Value Values(Arguments arguments)
    {
        if (arguments.Keywords.Length == 0)
        {
            return Value.FromTuple(arguments.Positional.ToArray());
        }

        var named = new PyDict(arguments.Keywords.Length);
        for (var i = 0; i < arguments.Keywords.Length; i++)
        {
            named.Set(Value.FromString(arguments.Keywords[i]), arguments.KeywordValues[i]);
        }

        return Value.FromDict(named);
    }
}
