using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A list literal: a new list each time.</summary>
internal sealed class ListEvaluator(Evaluator[] items) : Evaluator
{
    public Evaluator[] Items => items;

    public override bool IsConstant { get; } = Array.TrueForAll(items, item => item.IsConstant);

    public override Value Evaluate(Frame frame)
    {
        frame.State.Budget.ChargeItems(items.Length);
        var values = new Value[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
        }
        return Value.FromList(PyList.Adopt(values));
    }
}
