using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary><c>break</c> or <c>continue</c>.</summary>
internal sealed class SignalInstruction(SourcePlace place, Signal signal) : Instruction(place)
{
    public override Signal Run(Frame frame) => signal;
}
