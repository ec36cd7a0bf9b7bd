using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A filter whose arguments are evaluated each time.</summary>
internal sealed class OpenFilterEvaluator(
    SourcePlace place,
    Evaluator operand,
    FilterDefinition filter,
    ArgumentList arguments,
    bool isConstant
) : Evaluator
{
    public override bool IsConstant => isConstant;

    public override Value Evaluate(Frame frame)
    {
        Value value = operand.Evaluate(frame);
        try
        {
            if (!arguments.IsFixed)
            {
                Value[] values = arguments.EvaluateOpen(frame, out string[] keywords);
                return filter.Apply(frame.State, value, new Arguments(values, keywords));
            }
            BoundValues buffer = default;
            Span<Value> bound = buffer.AsSpan(arguments.Values.Length);
            arguments.Evaluate(frame, bound);
            return filter.Apply(frame.State, value, new Arguments(bound, arguments.Keywords));
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
    }
}
