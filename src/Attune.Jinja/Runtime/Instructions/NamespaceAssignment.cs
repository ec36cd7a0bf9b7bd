using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>
/// Assigns to an attribute of a namespace. The block form of <c>set</c> does not ask in Jinja what it assigns to, and so sets an
/// item of a dict as well.
/// </summary>
internal sealed class NamespaceAssignment(Evaluator target, string attribute, bool takesDicts) : Assignment
{
    public override void Prepare(Frame frame)
    {
        if (!takesDicts)
        {
            Find(target.Evaluate(frame));
        }
    }

    public override void Assign(Frame frame, Value value)
    {
        Value owner = target.Evaluate(frame);
        if (takesDicts && owner.TryGetDict(out PyDict? dict))
        {
            frame.State.Budget.ChargeItems(dict.Count + 1L);
            dict.Set(Value.FromString(attribute), value);
            return;
        }
        Find(owner).Set(frame.State, attribute, value);
    }

    private static Namespace Find(Value owner) =>
        owner._ref as Namespace ?? throw new JinjaRuntimeException("cannot assign attribute on non-namespace object");
}
