using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Writes the text before a value and the value, with the escaping that was known when the template was compiled.</summary>
internal sealed class WriteInstruction(SourcePlace place, TextSlice before, Evaluator value, bool escape)
    : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        frame.Output.Append(before.AsSpan());
        value.Write(frame, escape);
        return Signal.None;
    }
}
