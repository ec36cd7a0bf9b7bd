using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Names for a body; the values are computed outside of it.</summary>
internal sealed class WithInstruction(
    SourcePlace place,
    ScopeEntry entry,
    Assignment[] targets,
    Evaluator[] values,
    Instruction[] body
) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        entry.Enter(frame);
        for (int i = 0; i < targets.Length; i++)
        {
            targets[i].Assign(frame, values[i].Evaluate(frame));
        }
        return RunAll(body, frame);
    }
}
