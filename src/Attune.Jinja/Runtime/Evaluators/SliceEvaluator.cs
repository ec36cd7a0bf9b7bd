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
    public override bool IsConstant { get; } =
        operand.IsConstant && start?.IsConstant != false && stop?.IsConstant != false && step?.IsConstant != false;

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
        catch (JinjaRuntimeException error)
            when (frame.IsFolding && error.PythonType is "TypeError" or "IndexError" or "KeyError")
        {
            // While compiling, Jinja takes what cannot be sliced for what is not there.
            string key = $"slice({frame.State.ToRepr(from)}, {frame.State.ToRepr(to)}, {frame.State.ToRepr(by)})";
            return Value.FromUndefined(
                UndefinedValue.ForItem(frame.State.Environment.UndefinedKind, ValueTypes.QualifiedNameOf(value), key)
            );
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
    }
}
