using Attune.Jinja.Conversion;
using Attune.Jinja.Filters;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Methods of list. A list that a host lends can be read but not changed.</summary>
internal static class ListMethods
{
    public static void Register(MethodTable methods)
    {
        const ValueKind List = ValueKind.List;
        methods.AddMutating(List, "append", Append, Parameter.Required("object"));
        methods.AddMutating(List, "extend", Extend, Parameter.Required("iterable"));
        methods.AddMutating(List, "insert", Insert, Parameter.Required("index"), Parameter.Required("object"));
        methods.AddMutating(List, "pop", Pop, Parameter.Optional("index", -1));
        methods.AddMutating(List, "remove", Remove, Parameter.Required("value"));
        methods.AddMutating(List, "clear", Clear);
        methods.AddMutating(List, "reverse", Reverse);
        methods.Add(List, new MethodDefinition("sort", Parameters.Any, Sort, Mutates: true));
        methods.Add(List, "copy", static (state, self, _) => Value.FromList(state.ToList(self)));
        SequenceMethods.Register(methods, List);
    }

    private static Value Append(RenderState state, Value self, Arguments arguments)
    {
        var list = Own(self);
        Growth.CheckRoom(state, list.Count);
        list.Add(arguments[0]);
        return Value.None;
    }

    private static Value Extend(RenderState state, Value self, Arguments arguments)
    {
        var list = Own(self);
        // A list may be added to itself.
        var source = ReferenceEquals(arguments[0]._ref, list) ? Value.FromList(list.Copy()) : arguments[0];
        foreach (var item in state.Iterate(source))
        {
            Growth.CheckRoom(state, list.Count);
            list.Add(item);
        }

        return Value.None;
    }

    private static Value Insert(RenderState state, Value self, Arguments arguments)
    {
        var list = Own(self);
        var index = Require.Index(arguments[0]);
        Growth.CheckRoom(state, list.Count);
        index = index < 0 ? Math.Max(0, index + list.Count) : Math.Min(index, list.Count);
        state.Budget.Charge((list.Count - index) >> 8);
        list.Insert((int)index, arguments[1]);
        return Value.None;
    }

    private static Value Pop(RenderState state, Value self, Arguments arguments)
    {
        var list = Own(self);
        var index = Require.Index(arguments[0]);
        if (list.Count == 0)
        {
            throw JinjaRuntimeException.Index("pop from empty list");
        }

        if (!Lookup.Normalize(ref index, list.Count))
        {
            throw JinjaRuntimeException.Index("pop index out of range");
        }

        var item = list[(int)index];
        state.Budget.Charge((list.Count - index) >> 8);
        list.RemoveAt((int)index);
        return item;
    }

    private static Value Remove(RenderState state, Value self, Arguments arguments)
    {
        var list = Own(self);
        for (var i = 0; i < list.Count; i++)
        {
            state.Budget.Charge();
            if (ValueEquality.AreSameOrEqual(list[i], arguments[0]))
            {
                list.RemoveAt(i);
                return Value.None;
            }
        }

        throw JinjaRuntimeException.Value("list.remove(x): x not in list");
    }

    private static Value Clear(RenderState state, Value self, Arguments arguments)
    {
        Own(self).Clear();
        return Value.None;
    }

    private static Value Reverse(RenderState state, Value self, Arguments arguments)
    {
        var list = Own(self);
        state.Budget.Charge(list.Count >> 8);
        list.Reverse();
        return Value.None;
    }

    private static Value Sort(RenderState state, Value self, Arguments arguments)
    {
        var list = Own(self);
        var (keyFunction, reverse) = SortArguments(arguments);
        var items = list.Copy();
        var keys = items;
        if (!keyFunction.IsNone)
        {
            keys = new PyList(items.Count);
            foreach (var item in items)
            {
                keys.Add(state.Call(keyFunction, new Arguments([item])));
            }
        }

        var order = StableSort.Order(state.Budget, items.Count, (a, b) => ValueOrder.IsLess(keys[a], keys[b]), reverse);
        for (var i = 0; i < order.Length; i++)
        {
            list[i] = items[order[i]];
        }

        return Value.None;
    }

    private static (Value Key, bool Reverse) SortArguments(Arguments arguments)
    {
        if (arguments.Count > 0)
        {
            throw JinjaRuntimeException.Type("sort() takes no positional arguments");
        }

        foreach (var keyword in arguments.Keywords)
        {
            if (keyword is not ("key" or "reverse"))
            {
                throw JinjaRuntimeException.Type($"'{keyword}' is an invalid keyword argument for sort()");
            }
        }

        return (
            arguments.TryGetKeyword("key", out var key) ? key : Value.None,
            arguments.TryGetKeyword("reverse", out var reverse) && Require.Integer(reverse) != 0
        );
    }

    private static PyList Own(Value self) =>
        self.TryGetList(out var list)
            ? list
            : throw JinjaRuntimeException.Type("this list belongs to the host and cannot be changed");
}
