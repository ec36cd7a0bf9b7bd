using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A dict literal: a new dict each time; of equal keys the last value stays.</summary>
internal sealed class DictEvaluator(SourcePlace place, Evaluator[] items) : Evaluator
{
    public override bool IsConstant { get; } = Array.TrueForAll(items, item => item.IsConstant);

    public override Value Evaluate(Frame frame)
    {
        frame.State.Budget.ChargeItems(items.Length / 2);
        var dict = new PyDict(items.Length / 2);
        for (int i = 0; i < items.Length; i += 2)
        {
            Value key = items[i].Evaluate(frame);
            Value value = items[i + 1].Evaluate(frame);
            try
            {
                dict.Set(key, value);
            }
            catch (JinjaException error) when (Locate(error, place, frame))
            {
                throw;
            }
        }
        return Value.FromDict(dict);
    }
}
