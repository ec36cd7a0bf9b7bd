using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Methods of dict. A dictionary that a host lends can be read but not changed.</summary>
internal static class DictMethods
{
    public static void Register(MethodTable methods)
    {
        const ValueKind Dict = ValueKind.Dict;
        methods.Add(Dict, "get", Get, Parameter.Required("key"), Parameter.Optional("default", Value.None));
        methods.Add(Dict, "keys", static (_, self, _) => new DictView(self, DictViewKind.Keys));
        methods.Add(Dict, "values", static (_, self, _) => new DictView(self, DictViewKind.Values));
        methods.Add(Dict, "items", static (_, self, _) => new DictView(self, DictViewKind.Items));
        methods.Add(Dict, "copy", Copy);
        methods.Add(
            Dict,
            "fromkeys",
            FromKeys,
            Parameter.Required("iterable"),
            Parameter.Optional("value", Value.None)
        );
        methods.AddMutating(Dict, "pop", Pop, Parameter.Required("key"), Parameter.Optional("default"));
        methods.AddMutating(Dict, "popitem", PopItem);
        methods.AddMutating(
            Dict,
            "setdefault",
            SetDefault,
            Parameter.Required("key"),
            Parameter.Optional("default", Value.None)
        );
        methods.AddMutating(Dict, "clear", Clear);
        methods.Add(Dict, new MethodDefinition("update", Parameters.Any, Update, Mutates: true));
    }

    private static Value Get(RenderState state, Value self, Arguments arguments) =>
        Collections.TryGetItem(self, arguments[0], out var value) ? value : arguments[1];

    private static Value Copy(RenderState state, Value self, Arguments arguments)
    {
        state.Budget.ChargeItems(Collections.DictCount(self));
        if (self.TryGetDict(out var own))
        {
            return Value.FromDict(own.Copy());
        }

        var copy = new PyDict();
        foreach (var pair in Collections.Pairs(self))
        {
            copy.Set(pair.Key, pair.Value);
        }

        return Value.FromDict(copy);
    }

    private static Value FromKeys(RenderState state, Value self, Arguments arguments)
    {
        var dict = new PyDict();
        foreach (var key in state.Iterate(arguments[0]))
        {
            Growth.CheckRoom(state, dict.Count);
            dict.Set(key, arguments[1]);
        }

        return Value.FromDict(dict);
    }

    private static Value Pop(RenderState state, Value self, Arguments arguments)
    {
        if (Own(self).Remove(arguments[0], out var value))
        {
            return value;
        }

        return arguments[1].IsMissing ? throw JinjaRuntimeException.Key(state.ToRepr(arguments[0])) : arguments[1];
    }

    private static Value PopItem(RenderState state, Value self, Arguments arguments) =>
        Own(self).TryPopLast(out var pair)
            ? Value.FromTuple(pair.Key, pair.Value)
            : throw JinjaRuntimeException.Key("popitem(): dictionary is empty");

    private static Value SetDefault(RenderState state, Value self, Arguments arguments)
    {
        var dict = Own(self);
        if (dict.TryGetValue(arguments[0], out var value))
        {
            return value;
        }

        Growth.CheckRoom(state, dict.Count);
        dict.Set(arguments[0], arguments[1]);
        return arguments[1];
    }

    private static Value Clear(RenderState state, Value self, Arguments arguments)
    {
        Own(self).Clear();
        return Value.None;
    }

    private static Value Update(RenderState state, Value self, Arguments arguments)
    {
        if (arguments.Count > 1)
        {
            throw JinjaRuntimeException.Type($"update expected at most 1 argument, got {arguments.Count}");
        }

        var dict = Own(self);
        if (arguments.Count == 1)
        {
            DictBuilder.AddAll(state, dict, arguments[0]);
        }

        DictBuilder.AddKeywords(state, dict, arguments);
        return Value.None;
    }

    private static PyDict Own(Value self) =>
        self.TryGetDict(out var dict)
            ? dict
            : throw JinjaRuntimeException.Type("this dict belongs to the host and cannot be changed");
}
