using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>An inline if.</summary>
internal sealed class ConditionalEvaluator(Evaluator test, Evaluator then, Evaluator otherwise) : Evaluator
{
    public override bool IsConstant { get; } = test.IsConstant && then.IsConstant && otherwise.IsConstant;

    public override Value Evaluate(Frame frame) =>
        test.EvaluateTruth(frame) ? then.Evaluate(frame) : otherwise.Evaluate(frame);

    public override bool EvaluateTruth(Frame frame) =>
        test.EvaluateTruth(frame) ? then.EvaluateTruth(frame) : otherwise.EvaluateTruth(frame);

    public override void Write(Frame frame, bool escape) =>
        (test.EvaluateTruth(frame) ? then : otherwise).Write(frame, escape);
}
