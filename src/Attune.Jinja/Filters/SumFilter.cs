using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>sum</c>: adds the items of a sequence, or an attribute of each, to a start; strings are refused.</summary>
internal static class SumFilter
{
    public static void Register(Registry<FilterDefinition> filters) =>
        filters.Add(
            new FilterDefinition(
                "sum",
                Parameters.Of(Parameter.Optional("attribute", Value.None), Parameter.Optional("start", 0)),
                Apply
            )
        );

    private static Value Apply(RenderState state, Value value, Arguments arguments)
    {
        var getter = arguments[0].IsNone ? null : new AttributeGetter(state, arguments[0]);
        var sum = arguments[1];
        var items = state.Iterate(value);
        if (sum.IsString)
        {
            throw JinjaRuntimeException.Type("sum() can't sum strings [use ''.join(seq) instead]");
        }

        foreach (var item in items)
        {
            sum = Arithmetic.Add(state, sum, getter is null ? item : getter.Get(item));
        }

        return sum;
    }
}
