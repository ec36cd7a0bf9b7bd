using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary><c>and</c> and <c>or</c>: one of the operands, the right one only where it decides.</summary>
internal sealed class LogicEvaluator(bool isOr, Evaluator left, Evaluator right) : Evaluator
{
    public override bool IsConstant { get; } = left.IsConstant && right.IsConstant;

    public override Value Evaluate(Frame frame)
    {
        Value value = left.Evaluate(frame);
        return value.IsTrue == isOr ? value : right.Evaluate(frame);
    }

    public override bool EvaluateTruth(Frame frame) =>
        left.EvaluateTruth(frame) == isOr ? isOr : right.EvaluateTruth(frame);
}
