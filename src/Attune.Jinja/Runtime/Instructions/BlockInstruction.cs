using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Runs the innermost child's block of a name.</summary>
internal sealed class BlockInstruction(SourcePlace place, string name, bool isRequired, LocalsMap? scope)
    : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        RenderContext context = frame.Context;
        BlockCode[] stack = context.Blocks.Find(name);
        if (isRequired && stack.Length <= 1)
        {
            throw new JinjaRuntimeException($"Required block {Text.PyRepr.Of(name)} not found");
        }
        RenderState state = frame.State;
        if (scope is null)
        {
            Blocks.Run(stack[0], state, context);
            return Signal.None;
        }
        RenderContext inner = state.Activations.RentContext();
        inner.StartInside(context.Template, context.Eval, context.Blocks, context, scope, frame);
        Blocks.Run(stack[0], state, inner);
        state.Activations.ReturnContext();
        return Signal.None;
    }
}
