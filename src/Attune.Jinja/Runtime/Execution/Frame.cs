using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>The variables of one run of a function: a template's root, a block, a macro, a recursive loop.</summary>
internal sealed class Frame(RenderState state)
{
    public Value[] Slots = [];
    public readonly RenderState State = state;
    public readonly TextBuffer Output = state.Output;
    public RenderContext Context = null!;
    public FunctionCode Code = null!;

    /// <summary>The frame that the function was defined in, whose variables it can read; null for roots and blocks.</summary>
    public Frame? Outer;

    /// <summary>For a root: the root of the child template that runs in the same context.</summary>
    public Frame? ChildRoot;

    /// <summary>For a root: the template that an extends tag named.</summary>
    public TemplateCode? ParentTemplate;

    /// <summary>True while the compiler computes a constant.</summary>
    public bool IsFolding;

    public Frame Up(int depth)
    {
        Frame frame = this;
        for (; depth > 0; depth--)
        {
            frame = frame.Outer!;
        }
        return frame;
    }
}
