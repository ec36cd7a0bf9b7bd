using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A tuple literal.</summary>
internal sealed class TupleEvaluator(Evaluator[] items) : Evaluator
{
    public override bool IsConstant { get; } = Array.TrueForAll(items, item => item.IsConstant);

    public override Value Evaluate(Frame frame)
    {
        if (items.Length == 0)
        {
            return Value.FromTuple(PyTuple.Empty);
        }
        frame.State.Budget.ChargeItems(items.Length);
        var values = new Value[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
        }
        return Value.FromTuple(new PyTuple(values));
    }
}
