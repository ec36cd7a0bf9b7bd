using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>The template's blocks: <c>self</c>.</summary>
internal sealed class SelfEvaluator(int slot, int depth) : Evaluator
{
    public override Value Evaluate(Frame frame)
    {
        frame = frame.Up(depth);
        ref Value known = ref frame.Slots[slot];
        if (known.IsMissing)
        {
            frame.Context.IsPinned = true;
            known = Value.FromObject(new TemplateReference(frame.Context));
        }
        return known;
    }
}
