using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>Values joined with <c>~</c>.</summary>
internal sealed class ConcatEvaluator(Evaluator[] items, bool escape) : Evaluator
{
    public override bool IsConstant { get; } = Array.TrueForAll(items, item => item.IsConstant);

    public override Value Evaluate(Frame frame)
    {
        BoundValues buffer = default;
        Span<Value> values = buffer.AsSpan(items.Length);
        for (int i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
        }
        return TextArithmetic.Join(frame.State, values, escape);
    }
}
