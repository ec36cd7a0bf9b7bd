using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>Python's <c>in</c>.</summary>
internal static class Membership
{
    public static bool Contains(RenderState state, Value container, Value item)
    {
        switch (container.Kind)
        {
            case ValueKind.String or ValueKind.Markup:
                if (!item.IsString)
                {
                    throw JinjaRuntimeException.Type(
                        $"'in <string>' requires string as left operand, not {ValueTypes.NameOf(item)}"
                    );
                }
                state.Budget.Charge(container.StringPayload.Length >> 8);
                return TextSearch.Contains(container.StringPayload, item.StringPayload);
            case ValueKind.Dict or ValueKind.HostDict:
                return Collections.TryGetItem(container, item, out _) || !IsHashable(item);
            case ValueKind.Range when item.TryGetInt64(out long number):
                return ((PyRange)container._ref!).Contains(number);
            case ValueKind.Object when ((JinjaObject)container._ref!).Contains(state, item) is { } known:
                return known;
            case ValueKind.Undefined
            or ValueKind.Missing when container.AsUndefined is { Kind: UndefinedKind.Strict } undefined:
                throw undefined.ToException();
            case ValueKind.None or ValueKind.Bool or ValueKind.Int or ValueKind.BigInt or ValueKind.Float:
                throw JinjaRuntimeException.Type($"argument of type '{ValueTypes.NameOf(container)}' is not iterable");
        }
        foreach (Value candidate in state.Iterate(container))
        {
            if (ValueEquality.AreSameOrEqual(candidate, item))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsHashable(Value item)
    {
        _ = ValueEquality.Hash(item);
        return true;
    }
}
