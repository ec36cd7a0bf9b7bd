using Attune.Jinja.Globals;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>The <c>namespace</c> function: takes what dict() takes.</summary>
internal static class NamespaceFunction
{
    public static Value Create() =>
        Value.FromObject(new TypeFunction("namespace", "jinja2.utils.Namespace", Parameters.Any, Make));

    private static Value Make(RenderState state, Arguments arguments)
    {
        var attributes = new PyDict();
        if (arguments.Count > 1)
        {
            throw JinjaRuntimeException.Type($"dict expected at most 1 argument, got {arguments.Count}");
        }
        if (arguments.Count == 1)
        {
            AddAll(state, attributes, arguments[0]);
        }
        for (int i = 0; i < arguments.Keywords.Length; i++)
        {
            state.Budget.Charge();
            attributes.Set(Value.FromString(arguments.Keywords[i]), arguments.KeywordValues[i]);
        }
        return Value.FromObject(new Namespace(attributes));
    }

    private static void AddAll(RenderState state, PyDict attributes, Value source)
    {
        if (source.IsDict)
        {
            foreach (KeyValuePair<Value, Value> pair in Collections.Pairs(source))
            {
                attributes.Set(pair.Key, pair.Value);
            }
            return;
        }
        foreach (Value item in state.Iterate(source))
        {
            PyList pair = state.ToList(item);
            if (pair.Count != 2)
            {
                throw JinjaRuntimeException.Value(
                    $"dictionary update sequence element #{attributes.Count} has length {pair.Count}; 2 is required"
                );
            }
            attributes.Set(pair[0], pair[1]);
            state.Budget.ChargeItems(attributes.Count);
        }
    }
}
