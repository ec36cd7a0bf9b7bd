using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary><c>count</c> and <c>index</c>, which lists, tuples and ranges have; the bounds of a range.</summary>
internal static class SequenceMethods
{
    public static void Register(MethodTable methods)
    {
        Register(methods, ValueKind.Tuple);
        Register(methods, ValueKind.Range);
        methods.AddProperty(ValueKind.Range, "start", static range => ((PyRange)range._ref!).Start);
        methods.AddProperty(ValueKind.Range, "stop", static range => ((PyRange)range._ref!).Stop);
        methods.AddProperty(ValueKind.Range, "step", static range => ((PyRange)range._ref!).Step);
    }

    public static void Register(MethodTable methods, ValueKind kind)
    {
        methods.Add(kind, "count", Count, Parameter.Required("value"));
        if (kind == ValueKind.Range)
        {
            methods.Add(kind, "index", Index, Parameter.Required("value"));
            return;
        }

        methods.Add(
            kind,
            "index",
            Index,
            Parameter.Required("value"),
            Parameter.Optional("start", 0),
            Parameter.Optional("stop", long.MaxValue)
        );
    }

    private static Value Count(RenderState state, Value self, Arguments arguments)
    {
        var count = 0;
        foreach (var item in state.Iterate(self))
        {
            if (ValueEquality.AreSameOrEqual(item, arguments[0]))
            {
                count++;
            }
        }

        return count;
    }

    private static Value Index(RenderState state, Value self, Arguments arguments)
    {
        var length = state.LengthOf(self) ?? 0;
        var start = self.Kind == ValueKind.Range ? 0 : Clamp(Bound(arguments[1]), length);
        var stop = self.Kind == ValueKind.Range ? length : Clamp(Bound(arguments[2]), length);
        for (var i = start; i < stop; i++)
        {
            state.Budget.Charge();
            if (
                Lookup.TryItem(state, self, Value.FromInt(i), out var item)
                && ValueEquality.AreSameOrEqual(item, arguments[0])
            )
            {
                return i;
            }
        }

        throw JinjaRuntimeException.Value($"value is not in {ValueTypes.NameOf(self)}");
    }

    // Unlike the bounds of a slice these may not be None.
    private static long Bound(Value value) =>
        value.IsNone
            ? throw JinjaRuntimeException.Type("slice indices must be integers or have an __index__ method")
            : Require.Bound(value, 0);

    private static long Clamp(long index, long length) =>
        index < 0 ? Math.Max(0, index + length) : Math.Min(index, length);
}
