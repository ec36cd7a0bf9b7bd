using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Writes a value, with the escaping that was known when the template was compiled.</summary>
internal sealed class WriteInstruction(SourcePlace place, Evaluator value, bool escape) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        value.Write(frame, escape);
        return Signal.None;
    }
}
