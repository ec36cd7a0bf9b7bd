using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Evaluators;

/// <summary>The parent's block: <c>super</c>.</summary>
internal sealed class SuperEvaluator(string block, int slot, int depth) : Evaluator
{
    public string Block => block;

    public override Value Evaluate(Frame frame)
    {
        frame = frame.Up(depth);
        ref Value known = ref frame.Slots[slot];
        if (known.IsMissing)
        {
            known = Blocks.Super(frame, block);
        }
        return known;
    }

    /// <summary>The parent's block itself, where <c>super</c> was not set to anything else; null otherwise.</summary>
    public BlockCode? FindParent(ref Frame frame)
    {
        Frame owner = frame.Up(depth);
        if (!owner.Slots[slot].IsMissing)
        {
            return null;
        }
        BlockCode[] stack = owner.Context.Blocks.Find(block);
        int next = Blocks.IndexOf(stack, owner.Code) + 1;
        frame = owner;
        return next > 0 && next < stack.Length ? stack[next] : null;
    }
}
