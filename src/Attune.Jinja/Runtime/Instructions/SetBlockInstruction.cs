using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Assigns what a body writes, after a filter where there is one.</summary>
internal sealed class SetBlockInstruction(
    SourcePlace place,
    Assignment target,
    ScopeEntry entry,
    Instruction[] body,
    EscapeMode mode,
    int textSlot,
    Evaluator? filter
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
        frame.State.Budget.ChargeString(text.Length);
        Value value;
        bool autoescape = frame.Context.Eval.Autoescape;
        if (filter is null)
        {
            value = Value.FromText(text, autoescape);
        }
        else
        {
            frame.Slots[textSlot] = Value.FromText(text, mode.IsMarkup(frame));
            value = filter.Evaluate(frame);
            frame.Slots[textSlot] = default;
            if (autoescape)
            {
                value = Value.FromMarkup(ValuePrinter.ToText(value, frame.State));
            }
        }
        target.Assign(frame, value);
        return Signal.None;
    }
}
