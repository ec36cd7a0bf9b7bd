using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A slice of a value.</summary>
internal sealed class SliceEvaluator(
    SourcePlace place,
    Evaluator operand,
    Evaluator? start,
    Evaluator? stop,
    Evaluator? step
) : Evaluator
{
    public override Value Evaluate(Frame frame)
    {
        Value value = operand.Evaluate(frame);
        Value from = start?.Evaluate(frame) ?? Value.None;
        Value to = stop?.Evaluate(frame) ?? Value.None;
        Value by = step?.Evaluate(frame) ?? Value.None;
        try
        {
            return Slicing.Slice(frame.State, value, from, to, by);
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
    }
}
