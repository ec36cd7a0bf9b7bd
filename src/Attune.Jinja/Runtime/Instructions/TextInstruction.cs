using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Writes text of the template.</summary>
internal sealed class TextInstruction(SourcePlace place, TextSlice text) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        frame.Output.Append(text.AsSpan());
        return Signal.None;
    }
}
