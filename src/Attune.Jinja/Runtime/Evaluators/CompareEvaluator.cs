using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A comparison of two values.</summary>
internal sealed class CompareEvaluator(SourcePlace place, CompareOperator operation, Evaluator left, Evaluator right)
    : Evaluator
{
    public override bool IsConstant { get; } = left.IsConstant && right.IsConstant;

    public override Value Evaluate(Frame frame) => Value.FromBool(EvaluateTruth(frame));

    public override bool EvaluateTruth(Frame frame)
    {
        Value a = left.Evaluate(frame);
        Value b = right.Evaluate(frame);
        if (a.IsInt64 && b.IsInt64)
        {
            switch (operation)
            {
                case CompareOperator.Equal:
                    return a.IntPayload == b.IntPayload;
                case CompareOperator.NotEqual:
                    return a.IntPayload != b.IntPayload;
                case CompareOperator.Less:
                    return a.IntPayload < b.IntPayload;
                case CompareOperator.LessOrEqual:
                    return a.IntPayload <= b.IntPayload;
                case CompareOperator.Greater:
                    return a.IntPayload > b.IntPayload;
                case CompareOperator.GreaterOrEqual:
                    return a.IntPayload >= b.IntPayload;
            }
        }
        try
        {
            return Holds(frame.State, operation, a, b);
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
    }

    public static bool Holds(RenderState state, CompareOperator operation, Value left, Value right) =>
        operation switch
        {
            CompareOperator.Equal => ValueEquality.AreEqual(left, right),
            CompareOperator.NotEqual => !ValueEquality.AreEqual(left, right),
            CompareOperator.Less => ValueOrder.Compare(left, right, Comparison.Less),
            CompareOperator.LessOrEqual => ValueOrder.Compare(left, right, Comparison.LessOrEqual),
            CompareOperator.Greater => ValueOrder.Compare(left, right, Comparison.Greater),
            CompareOperator.GreaterOrEqual => ValueOrder.Compare(left, right, Comparison.GreaterOrEqual),
            CompareOperator.In => Membership.Contains(state, right, left),
            _ => !Membership.Contains(state, right, left),
        };
}
