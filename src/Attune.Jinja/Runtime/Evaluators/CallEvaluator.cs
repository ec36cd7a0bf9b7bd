using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>A call. What a macro or block writes goes straight to the output where the call is printed.</summary>
internal sealed class CallEvaluator(Evaluator callee, CallSite site) : Evaluator
{
    public override Value Evaluate(Frame frame)
    {
        Value target = callee.Evaluate(frame);
        try
        {
            return site.Call(frame, target);
        }
        catch (JinjaException error) when (Locate(error, site.Place, frame))
        {
            throw;
        }
    }

    public override void Write(Frame frame, bool escape)
    {
        // Such a text is Markup where the caller escapes; only text that would be escaped again needs a string.
        bool isDirect = !escape || frame.State.Autoescape;
        if (isDirect && callee is SuperEvaluator super && !site.HasArguments)
        {
            Frame owner = frame;
            if (super.FindParent(ref owner) is { } parent)
            {
                Blocks.Run(parent, frame.State, owner.Context);
                return;
            }
        }
        Value target = callee.Evaluate(frame);
        try
        {
            if (isDirect && target._ref is Macro macro)
            {
                site.Run(frame, macro);
                return;
            }
            target = site.Call(frame, target);
        }
        catch (JinjaException error) when (Locate(error, site.Place, frame))
        {
            throw;
        }
        OutputWriter.Write(frame, target, escape);
    }
}
