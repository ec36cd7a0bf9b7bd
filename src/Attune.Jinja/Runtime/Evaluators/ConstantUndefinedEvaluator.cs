using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>What an inline if without else gives when its test is false.</summary>
internal sealed class ConstantUndefinedEvaluator(UndefinedValue undefined) : Evaluator
{
    public override Value Evaluate(Frame frame) => Value.FromUndefined(undefined);
}
