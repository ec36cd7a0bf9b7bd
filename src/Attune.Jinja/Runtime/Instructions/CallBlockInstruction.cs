using Attune.Jinja.Runtime.Evaluators;
using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Calls something with a body that it can call back, and writes the result as it is.</summary>
internal sealed class CallBlockInstruction(
    SourcePlace place,
    MacroCode caller,
    Evaluator callee,
    ArgumentList arguments
) : Instruction(place)
{
    private readonly string[] _keywords = [.. arguments.Keywords, "caller"];

    public override Signal Run(Frame frame)
    {
        frame.Context.IsPinned = true;
        Value body = Value.FromObject(new Macro(caller, frame, frame.Context.Eval.Autoescape));
        Value target = callee.Evaluate(frame);
        BoundValues buffer = default;
        scoped Span<Value> values;
        string[] keywords;
        if (arguments.IsFixed)
        {
            values = buffer.AsSpan(arguments.Values.Length + 1);
            arguments.Evaluate(frame, values);
            keywords = _keywords;
        }
        else
        {
            values = (Value[])[.. arguments.EvaluateOpen(frame, out keywords), default];
            keywords = [.. keywords, "caller"];
        }
        values[^1] = body;
        if (target._ref is Macro macro)
        {
            frame.State.Budget.Charge();
            macro.Run(frame.State, new Arguments(values, keywords));
            return Signal.None;
        }
        OutputWriter.WriteString(frame, Callables.Call(frame.State, target, new Arguments(values, keywords)));
        return Signal.None;
    }
}
