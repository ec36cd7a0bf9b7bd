using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A number's sign, changed or not.</summary>
internal sealed class SignEvaluator(SourcePlace place, bool isMinus, Evaluator operand) : Evaluator
{
    public override bool IsConstant { get; } = operand.IsConstant;

    public override Value Evaluate(Frame frame)
    {
        Value value = operand.Evaluate(frame);
        try
        {
            return isMinus ? Arithmetic.Negate(value) : Arithmetic.Plus(value);
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
    }
}
