using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A chain of comparisons: each operand is evaluated once, and only while the chain holds.</summary>
internal sealed class CompareChainEvaluator(
    SourcePlace place,
    Evaluator first,
    CompareOperator[] operators,
    Evaluator[] operands
) : Evaluator
{
    public override bool IsConstant { get; } =
        first.IsConstant && Array.TrueForAll(operands, operand => operand.IsConstant);

    public override Value Evaluate(Frame frame) => Value.FromBool(EvaluateTruth(frame));

    public override bool EvaluateTruth(Frame frame)
    {
        Value left = first.Evaluate(frame);
        for (int i = 0; i < operators.Length; i++)
        {
            Value right = operands[i].Evaluate(frame);
            try
            {
                if (!CompareEvaluator.Holds(frame.State, operators[i], left, right))
                {
                    return false;
                }
            }
            catch (JinjaException error) when (Locate(error, place, frame))
            {
                throw;
            }
            left = right;
        }
        return true;
    }
}
