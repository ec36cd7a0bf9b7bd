using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A filter whose arguments are constants, bound when the template was compiled.</summary>
internal sealed class FilterEvaluator(
    SourcePlace place,
    Evaluator operand,
    FilterDefinition filter,
    Value[] bound,
    string[] keywords,
    bool isConstant
) : Evaluator
{
    public override bool IsConstant => isConstant;

    private readonly FilterBody _body = filter.Body;

    public override Value Evaluate(Frame frame)
    {
        Value value = operand.Evaluate(frame);
        try
        {
            return _body(frame.State, value, new Arguments(bound, keywords));
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
    }
}
