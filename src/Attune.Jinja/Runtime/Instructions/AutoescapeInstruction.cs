using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>A body with its own escaping and scope: an autoescape block.</summary>
internal sealed class AutoescapeInstruction(SourcePlace place, ScopeEntry entry, Evaluator isOn, Instruction[] body)
    : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        entry.Enter(frame);
        RenderContext context = frame.Context;
        bool before = context.Eval.Autoescape;
        bool autoescape = isOn.EvaluateTruth(frame);
        if (context.Eval.IsShared)
        {
            context.Eval = new EvalContext(before);
            frame.State.EvalContext = context.Eval;
        }
        context.Eval.Autoescape = autoescape;
        Signal signal = RunAll(body, frame);
        // Jinja does not put the escaping back where a break leaves the block.
        if (signal == Signal.None)
        {
            context.Eval.Autoescape = before;
        }
        return signal;
    }
}
