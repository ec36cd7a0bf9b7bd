using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Runs unless an extends tag has run before: then a child template writes nothing outside of blocks.</summary>
internal sealed class UnlessExtendedInstruction(SourcePlace place, int depth, Instruction[] body) : Instruction(place)
{
    public override Signal Run(Frame frame) =>
        frame.Up(depth).ParentTemplate is null ? RunAll(body, frame) : Signal.None;
}
