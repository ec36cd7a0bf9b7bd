using Attune.Jinja.Runtime.Evaluators;
using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Runs a tag of the host's own and writes what it gives.</summary>
internal sealed class TagInstruction(
    SourcePlace place,
    TagDefinition tag,
    ArgumentList arguments,
    ScopeEntry entry,
    Instruction[] body,
    EscapeMode mode
) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        frame.State.Budget.Charge();
        string text = "";
        if (tag.EndName is not null)
        {
            entry.Enter(frame);
            int start = frame.Output.Length;
            Signal signal = RunAll(body, frame);
            text = frame.Output.Cut(start);
            if (signal != Signal.None)
            {
                return signal;
            }
        }
        Value[] values;
        string[] keywords = arguments.Keywords;
        if (arguments.IsFixed)
        {
            values = new Value[arguments.Values.Length];
            arguments.Evaluate(frame, values);
        }
        else
        {
            values = arguments.EvaluateOpen(frame, out keywords);
        }
        var given = new Arguments(values, keywords);
        if (!tag.Parameters.IsVariadic)
        {
            given = tag.Parameters.Bind(tag.Name, given, new Value[tag.Parameters.Count]);
        }
        Value result = tag.Body(frame.State, this, given, text);
        if (!result.IsMissing)
        {
            OutputWriter.Write(frame, result, mode.IsMarkup(frame));
        }
        return Signal.None;
    }
}
