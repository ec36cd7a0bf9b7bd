using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A value known when the template was compiled.</summary>
internal sealed class ConstantEvaluator(Value value) : Evaluator
{
    public Value Value { get; } = value;

    public override bool IsConstant => true;

    public override Value Evaluate(Frame frame) => Value;
}
