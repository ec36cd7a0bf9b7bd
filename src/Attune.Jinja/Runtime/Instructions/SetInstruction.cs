using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>An assignment.</summary>
internal sealed class SetInstruction(SourcePlace place, Assignment target, Evaluator value) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        target.Prepare(frame);
        target.Assign(frame, value.Evaluate(frame));
        return Signal.None;
    }
}
