using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Writes a value where only the render knows whether it is escaped.</summary>
internal sealed class VolatileWriteInstruction(SourcePlace place, Evaluator value) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        value.Write(frame, frame.Context.Eval.Autoescape);
        return Signal.None;
    }
}
