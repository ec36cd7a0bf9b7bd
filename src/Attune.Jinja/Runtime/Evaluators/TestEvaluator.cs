using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A test.</summary>
internal sealed class TestEvaluator(
    SourcePlace place,
    Evaluator operand,
    TestDefinition test,
    ArgumentList arguments,
    bool isConstant
) : Evaluator
{
    public override bool IsConstant => isConstant;

    public override Value Evaluate(Frame frame) => Value.FromBool(EvaluateTruth(frame));

    public override bool EvaluateTruth(Frame frame)
    {
        Value value = operand.Evaluate(frame);
        try
        {
            if (arguments.IsEmpty)
            {
                return test.Apply(frame.State, value, Arguments.None);
            }
            if (!arguments.IsFixed)
            {
                Value[] values = arguments.EvaluateOpen(frame, out string[] keywords);
                return test.Apply(frame.State, value, new Arguments(values, keywords));
            }
            BoundValues buffer = default;
            Span<Value> bound = buffer.AsSpan(arguments.Values.Length);
            arguments.Evaluate(frame, bound);
            return test.Apply(frame.State, value, new Arguments(bound, arguments.Keywords));
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
    }
}
