using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>map</c>, <c>select</c>, <c>reject</c>, <c>selectattr</c>, <c>rejectattr</c> and <c>items</c>: lazy, as Python's generators.</summary>
internal static class MappingFilters
{
    public static void Register(Registry<FilterDefinition> filters)
    {
        filters.Add(new FilterDefinition("map", Parameters.Any, Map, IsPure: false));
        filters.Add(
            new FilterDefinition("select", Parameters.Any, static (s, v, a) => Select(s, v, a, true, false), false)
        );
        filters.Add(
            new FilterDefinition("reject", Parameters.Any, static (s, v, a) => Select(s, v, a, false, false), false)
        );
        filters.Add(
            new FilterDefinition("selectattr", Parameters.Any, static (s, v, a) => Select(s, v, a, true, true), false)
        );
        filters.Add(
            new FilterDefinition("rejectattr", Parameters.Any, static (s, v, a) => Select(s, v, a, false, true), false)
        );
        filters.Add(
            new FilterDefinition(
                "items",
                Parameters.None,
                static (state, value, _) => new Generator(Items(state, value))
            )
        );
    }

    private static Value Map(RenderState state, Value value, Arguments arguments) =>
        new Generator(MapItems(state, value, new StoredArguments(arguments)));

    private static IEnumerable<Value> MapItems(RenderState state, Value value, StoredArguments arguments)
    {
        if (!value.IsTrue)
        {
            yield break;
        }

        var transform = ItemTransform.Prepare(state, arguments);
        foreach (var item in state.Iterate(value))
        {
            yield return transform.Apply(state, item);
        }
    }

    private static Value Select(RenderState state, Value value, Arguments arguments, bool wanted, bool byAttribute) =>
        new Generator(SelectItems(state, value, new StoredArguments(arguments), wanted, byAttribute));

    private static IEnumerable<Value> SelectItems(
        RenderState state,
        Value value,
        StoredArguments arguments,
        bool wanted,
        bool byAttribute
    )
    {
        if (!value.IsTrue)
        {
            yield break;
        }

        var condition = ItemCondition.Prepare(state, arguments, byAttribute);
        foreach (var item in state.Iterate(value))
        {
            if (condition.Holds(state, item) == wanted)
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<Value> Items(RenderState state, Value value)
    {
        if (value.IsUndefined)
        {
            yield break;
        }

        if (!Mappings.IsMapping(value))
        {
            throw JinjaRuntimeException.Type("Can only get item pairs from a mapping.");
        }

        foreach (var pair in Mappings.Items(state, value))
        {
            state.Budget.Charge();
            yield return Value.FromTuple(pair.Key, pair.Value);
        }
    }
}
