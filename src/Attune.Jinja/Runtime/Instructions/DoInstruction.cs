using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Computes a value and drops it.</summary>
internal sealed class DoInstruction(SourcePlace place, Evaluator value) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        value.Evaluate(frame);
        return Signal.None;
    }
}
