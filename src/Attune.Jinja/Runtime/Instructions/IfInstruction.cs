using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Runs the first branch whose test is true.</summary>
internal sealed class IfInstruction(
    SourcePlace place,
    Evaluator[] tests,
    Instruction[][] branches,
    Instruction[] otherwise
) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        for (int i = 0; i < tests.Length; i++)
        {
            if (tests[i].EvaluateTruth(frame))
            {
                return RunAll(branches[i], frame);
            }
        }
        return otherwise.Length == 0 ? Signal.None : RunAll(otherwise, frame);
    }
}
