using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>Runs blocks.</summary>
internal static class Blocks
{
    /// <summary>Writes a block into the output.</summary>
    public static void Run(BlockCode block, RenderState state, RenderContext context)
    {
        state.Budget.Charge();
        Frame frame = state.Activations.Enter(block.Function, context, null);
        block.Function.Run(frame);
        state.Activations.Leave(frame);
    }

    /// <summary>A block's output as a string, Markup where its context escapes.</summary>
    public static Value Render(BlockCode block, RenderState state, RenderContext context)
    {
        int start = state.Output.Length;
        Run(block, state, context);
        string text = state.Output.Cut(start);
        return Value.FromText(text, context.Eval.Autoescape);
    }

    /// <summary>The position of a block among those of its name, or -1.</summary>
    public static int IndexOf(BlockCode[] stack, FunctionCode function)
    {
        for (int i = 0; i < stack.Length; i++)
        {
            if (ReferenceEquals(stack[i].Function, function))
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>What <c>super</c> is in a block.</summary>
    public static Value Super(Frame frame, string name)
    {
        BlockCode[] stack = frame.Context.Blocks.Find(name);
        int next = IndexOf(stack, frame.Code) + 1;
        if (next <= 0 || next >= stack.Length)
        {
            return NoParent(frame.State, name);
        }
        frame.Context.IsPinned = true;
        return Value.FromObject(new BlockReference(name, frame.Context, stack, next));
    }

    public static Value NoParent(RenderState state, string name) =>
        state.UndefinedWithHint($"there is no parent block called {Text.PyRepr.Of(name)}.", "super");
}
