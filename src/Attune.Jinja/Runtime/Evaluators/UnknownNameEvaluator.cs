using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A filter or test that does not exist, in a branch that may never run: an error only when it does.</summary>
internal sealed class UnknownNameEvaluator(
    SourcePlace place,
    Evaluator? operand,
    ArgumentList arguments,
    string kind,
    string name,
    string? suggestion
) : Evaluator
{
    public override Value Evaluate(Frame frame)
    {
        operand?.Evaluate(frame);
        if (arguments.IsFixed)
        {
            arguments.Evaluate(frame, new Value[arguments.Values.Length]);
        }
        else
        {
            arguments.EvaluateOpen(frame, out _);
        }
        var error = new JinjaRuntimeException($"No {kind} named {Text.PyRepr.Of(name)} found.")
        {
            Suggestion = suggestion,
        };
        Locate(error, place, frame);
        throw error;
    }
}
