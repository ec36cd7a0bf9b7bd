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
    private readonly FilterWriter? _writer = filter.Writer;

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

    public override void Write(Frame frame, bool escape)
    {
        Value value = operand.Evaluate(frame);
        try
        {
            var arguments = new Arguments(bound, keywords);
            if (_writer is not null && _writer(frame.State, value, arguments, escape))
            {
                return;
            }
            value = _body(frame.State, value, arguments);
        }
        catch (JinjaException error) when (Locate(error, place, frame))
        {
            throw;
        }
        OutputWriter.Write(frame, value, escape);
    }
}
