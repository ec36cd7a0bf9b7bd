using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Writes what a filter makes of a body's text.</summary>
internal sealed class FilterBlockInstruction(
    SourcePlace place,
    ScopeEntry entry,
    Instruction[] body,
    EscapeMode mode,
    int textSlot,
    Evaluator filter
) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        entry.Enter(frame);
        int start = frame.Output.Length;
        Signal signal = RunAll(body, frame);
        string text = frame.Output.Cut(start);
        if (signal != Signal.None)
        {
            return signal;
        }
        frame.Slots[textSlot] = Value.FromText(text, mode.IsMarkup(frame));
        OutputWriter.WriteString(frame, filter.Evaluate(frame));
        frame.Slots[textSlot] = default;
        return Signal.None;
    }
}
