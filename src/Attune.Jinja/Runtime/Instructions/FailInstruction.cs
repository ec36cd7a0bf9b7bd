using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>An error that Jinja raises only when the statement is reached.</summary>
internal sealed class FailInstruction(SourcePlace place, string message) : Instruction(place)
{
    public override Signal Run(Frame frame) => throw new JinjaRuntimeException(message);
}
