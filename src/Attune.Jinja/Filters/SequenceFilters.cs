using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>length</c>, <c>count</c>, <c>first</c>, <c>last</c>, <c>random</c>, <c>list</c> and <c>reverse</c>.</summary>
internal static class SequenceFilters
{
    public static void Register(Registry<FilterDefinition> filters)
    {
        filters.Add(new FilterDefinition("length", Parameters.None, Length));
        filters.Add(new FilterDefinition("count", Parameters.None, Length));
        filters.Add(new FilterDefinition("first", Parameters.None, First));
        filters.Add(new FilterDefinition("last", Parameters.None, Last));
        filters.Add(new FilterDefinition("random", Parameters.None, Choose, IsPure: false));
        filters.Add(
            new FilterDefinition(
                "list",
                Parameters.None,
                static (state, value, _) => Value.FromList(state.ToList(value))
            )
        );
        filters.Add(new FilterDefinition("reverse", Parameters.None, Reverse));
    }

    private static Value Length(RenderState state, Value value, Arguments arguments) =>
        Value.FromInt(
            state.LengthOf(value)
                ?? throw JinjaRuntimeException.Type($"object of type '{ValueTypes.NameOf(value)}' has no len()")
        );

    private static Value First(RenderState state, Value value, Arguments arguments)
    {
        foreach (var item in state.Iterate(value))
        {
            return item;
        }

        return state.UndefinedWithHint("No first item, sequence was empty.");
    }

    private static Value Last(RenderState state, Value value, Arguments arguments)
    {
        foreach (var item in Reversal.Of(state, value) ?? throw Reversal.NotReversible(value))
        {
            return item;
        }

        return state.UndefinedWithHint("No last item, sequence was empty.");
    }

    private static Value Choose(RenderState state, Value value, Arguments arguments)
    {
        var length =
            state.LengthOf(value)
            ?? throw JinjaRuntimeException.Type($"object of type '{ValueTypes.NameOf(value)}' has no len()");
        if (length == 0)
        {
            return state.UndefinedWithHint("No random item, sequence was empty.");
        }

        var index = Value.FromInt(state.Random.NextInt64(length));
        return Lookup.TryItem(state, value, index, out var item)
            ? item
            : throw JinjaRuntimeException.Key(state.ToText(index));
    }

    private static Value Reverse(RenderState state, Value value, Arguments arguments)
    {
        if (value.IsString)
        {
            state.Budget.ChargeString(value.StringPayload.Length);
            return Value.FromText(CodePoints.Reverse(value.StringPayload), value.IsMarkup);
        }

        if (Reversal.Of(state, value) is { } reversed)
        {
            return new Generator(reversed, Reversal.IteratorName(value));
        }

        if (value.Kind is ValueKind.Object && ((JinjaObject)value._ref!).Iterate(state) is not null)
        {
            var items = state.ToList(value);
            items.Reverse();
            return Value.FromList(items);
        }

        throw JinjaRuntimeException.FilterArgument("argument must be iterable");
    }
}
