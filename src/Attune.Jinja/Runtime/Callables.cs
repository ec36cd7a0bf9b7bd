using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>Calls values.</summary>
internal static class Callables
{
    public static Value Call(RenderState state, Value callable, Arguments arguments)
    {
        state.Budget.Charge();
        if (callable.Kind == ValueKind.Object)
        {
            state.Budget.StartClock();
            return ((JinjaObject)callable._ref!).Call(state, arguments);
        }
        throw callable.AsUndefined is { } undefined
            ? undefined.ToException()
            : JinjaRuntimeException.Type($"'{ValueTypes.NameOf(callable)}' object is not callable");
    }

    public static bool IsCallable(Value value) =>
        value.Kind == ValueKind.Object ? ((JinjaObject)value._ref!).IsCallable : value.IsUndefined;
}
