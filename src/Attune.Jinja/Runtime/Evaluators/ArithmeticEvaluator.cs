using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Expressions;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>An arithmetic operator.</summary>
internal sealed class ArithmeticEvaluator(SourcePlace place, BinaryOperator operation, Evaluator left, Evaluator right)
    : Evaluator
{
    public override bool IsConstant { get; } = left.IsConstant && right.IsConstant;

    public override Value Evaluate(Frame frame)
    {
        Value a = left.Evaluate(frame);
        Value b = right.Evaluate(frame);
        try
        {
            return Compute(frame.State, operation, a, b);
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
    }

    public static Value Compute(RenderState state, BinaryOperator operation, Value left, Value right) =>
        operation switch
        {
            BinaryOperator.Add => Arithmetic.Add(state, left, right),
            BinaryOperator.Subtract => Arithmetic.Subtract(state, left, right),
            BinaryOperator.Multiply => Arithmetic.Multiply(state, left, right),
            BinaryOperator.Divide => Arithmetic.Divide(state, left, right),
            BinaryOperator.FloorDivide => Arithmetic.FloorDivide(state, left, right),
            BinaryOperator.Modulo => Arithmetic.Modulo(state, left, right),
            _ => Arithmetic.Power(state, left, right),
        };
}
