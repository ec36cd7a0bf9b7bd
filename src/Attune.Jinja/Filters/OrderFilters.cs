using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Filters;

/// <summary><c>sort</c>, <c>dictsort</c>, <c>groupby</c>, <c>unique</c>, <c>min</c> and <c>max</c>.</summary>
internal static class OrderFilters
{
    public static void Register(Registry<FilterDefinition> filters)
    {
        filters.Add(
            new FilterDefinition(
                "sort",
                Parameters.Of(
                    Parameter.Optional("reverse", false),
                    Parameter.Optional("case_sensitive", false),
                    Parameter.Optional("attribute", Value.None)
                ),
                Sort
            )
        );
        filters.Add(
            new FilterDefinition(
                "dictsort",
                Parameters.Of(
                    Parameter.Optional("case_sensitive", false),
                    Parameter.Optional("by", "key"),
                    Parameter.Optional("reverse", false)
                ),
                SortDict
            )
        );
        filters.Add(
            new FilterDefinition(
                "groupby",
                Parameters.Of(
                    Parameter.Required("attribute"),
                    Parameter.Optional("default", Value.None),
                    Parameter.Optional("case_sensitive", false)
                ),
                GroupBy
            )
        );
        var byCaseAndAttribute = Parameters.Of(
            Parameter.Optional("case_sensitive", false),
            Parameter.Optional("attribute", Value.None)
        );
        filters.Add(new FilterDefinition("unique", byCaseAndAttribute, Unique));
        filters.Add(new FilterDefinition("min", byCaseAndAttribute, Minimum));
        filters.Add(new FilterDefinition("max", byCaseAndAttribute, Maximum));
    }

    private static Value Sort(RenderState state, Value value, Arguments arguments)
    {
        var reverse = Reverse(arguments[0]);
        var getters = Getters(state, arguments[2], !arguments[1].IsTrue);
        var items = state.ToList(value);
        var keys = new Value[items.Count * getters.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = getters[i % getters.Length].Get(items[i / getters.Length]);
        }

        var order = StableSort.Order(
            state.Budget,
            items.Count,
            (a, b) => IsLess(keys, a * getters.Length, b * getters.Length, getters.Length),
            reverse
        );
        return Value.FromList(Arrange(items, order));
    }

    /// <summary>Keys are compared as Python compares lists: the first that are not equal decide.</summary>
    private static bool IsLess(Value[] keys, int left, int right, int count)
    {
        for (var i = 0; i < count; i++)
        {
            // Two readings of what is not there are two values: strict ones must not pass for one.
            var equal = keys[left + i].IsUndefined
                ? ValueEquality.AreEqual(keys[left + i], keys[right + i])
                : ValueEquality.AreSameOrEqual(keys[left + i], keys[right + i]);
            if (!equal)
            {
                return ValueOrder.IsLess(keys[left + i], keys[right + i]);
            }
        }

        return false;
    }

    private static AttributeGetter[] Getters(RenderState state, Value attribute, bool ignoreCase)
    {
        if (!attribute.IsString)
        {
            return [new AttributeGetter(state, attribute, ignoreCase)];
        }

        var names = attribute.StringPayload.Split(',');
        var getters = new AttributeGetter[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            getters[i] = new AttributeGetter(state, Value.FromString(names[i]), ignoreCase);
        }

        return getters;
    }

    private static Value SortDict(RenderState state, Value value, Arguments arguments)
    {
        var by = arguments[1].IsString ? arguments[1].StringPayload : "";
        if (by is not ("key" or "value"))
        {
            throw JinjaRuntimeException.FilterArgument("You can only sort by either \"key\" or \"value\"");
        }

        var getter = new AttributeGetter(state, Value.None, !arguments[0].IsTrue);
        var items = new PyList();
        var keys = new List<Value>();
        foreach (var pair in Mappings.Items(state, value))
        {
            state.Budget.Charge();
            items.Add(Value.FromTuple(pair.Key, pair.Value));
            keys.Add(getter.Get(by == "key" ? pair.Key : pair.Value));
        }

        var order = StableSort.Order(
            state.Budget,
            items.Count,
            (a, b) => ValueOrder.IsLess(keys[a], keys[b]),
            Reverse(arguments[2])
        );
        return Value.FromList(Arrange(items, order));
    }

    private static Value GroupBy(RenderState state, Value value, Arguments arguments)
    {
        var ignoreCase = !arguments[2].IsTrue;
        var getter = new AttributeGetter(state, arguments[0], ignoreCase, arguments[1]);
        var exact = new AttributeGetter(state, arguments[0], false, arguments[1]);
        var items = state.ToList(value);
        var keys = new Value[items.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = getter.Get(items[i]);
        }

        var order = StableSort.Order(state.Budget, items.Count, (a, b) => ValueOrder.IsLess(keys[a], keys[b]), false);
        var groups = new PyList();
        for (var start = 0; start < order.Length; )
        {
            var group = new PyList();
            var end = start;
            while (end < order.Length && ValueEquality.AreSameOrEqual(keys[order[start]], keys[order[end]]))
            {
                group.Add(items[order[end++]]);
            }

            var key = ignoreCase ? exact.Get(group[0]) : keys[order[start]];
            groups.Add(Value.FromTuple(new Group(key, group)));
            start = end;
        }

        return Value.FromList(groups);
    }

    private static Value Unique(RenderState state, Value value, Arguments arguments)
    {
        var getter = new AttributeGetter(state, arguments[1], !arguments[0].IsTrue);
        return new Generator(UniqueItems(state, value, getter));
    }

    private static IEnumerable<Value> UniqueItems(RenderState state, Value value, AttributeGetter getter)
    {
        var seen = new HashSet<Value>(ValueComparer.Instance);
        foreach (var item in state.Iterate(value))
        {
            if (seen.Add(getter.Get(item)))
            {
                if ((seen.Count & 0x3FF) == 0)
                {
                    state.Budget.ChargeItems(seen.Count);
                }

                yield return item;
            }
        }
    }

    private static Value Minimum(RenderState state, Value value, Arguments arguments) =>
        Extreme(state, value, arguments, Comparison.Less);

    private static Value Maximum(RenderState state, Value value, Arguments arguments) =>
        Extreme(state, value, arguments, Comparison.Greater);

    private static Value Extreme(RenderState state, Value value, Arguments arguments, Comparison wanted)
    {
        AttributeGetter? getter = null;
        Value best = default;
        Value bestKey = default;
        foreach (var item in state.Iterate(value))
        {
            getter ??= new AttributeGetter(state, arguments[1], !arguments[0].IsTrue);
            var key = getter.Get(item);
            if (best.IsMissing || ValueOrder.Compare(key, bestKey, wanted))
            {
                (best, bestKey) = (item, key);
            }
        }

        return getter is null ? state.UndefinedWithHint("No aggregated item, sequence was empty.") : best;
    }

    private static PyList Arrange(PyList items, int[] order)
    {
        var arranged = new Value[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            arranged[i] = items[order[i]];
        }

        return PyList.Adopt(arranged);
    }

    private static bool Reverse(Value value) =>
        Require.Index(value) is var number && number == (int)number
            ? number != 0
            : throw JinjaRuntimeException.Overflow("Python int too large to convert to C int");

    /// <summary>A group: a pair that can also be read by name.</summary>
    private sealed class Group(Value grouper, PyList list) : PyTuple(grouper, Value.FromList(list))
    {
        private static readonly string[] Names = ["grouper", "list"];

        public override IReadOnlyList<string> FieldNames => Names;
    }
}
