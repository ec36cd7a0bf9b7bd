using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary><c>not</c>.</summary>
internal sealed class NotEvaluator(Evaluator operand) : Evaluator
{
    public override bool IsConstant { get; } = operand.IsConstant;

    public override Value Evaluate(Frame frame) => Value.FromBool(!operand.EvaluateTruth(frame));

    public override bool EvaluateTruth(Frame frame) => !operand.EvaluateTruth(frame);
}
