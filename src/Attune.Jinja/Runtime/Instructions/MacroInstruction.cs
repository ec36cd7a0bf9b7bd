using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Defines a macro.</summary>
internal sealed class MacroInstruction(SourcePlace place, MacroCode code, int slot) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        frame.Context.IsPinned = true;
        frame.Slots[slot] = Value.FromObject(new Macro(code, frame, frame.Context.Eval.Autoescape));
        return Signal.None;
    }
}
