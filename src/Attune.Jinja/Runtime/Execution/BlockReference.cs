using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>A block that can be called: <c>self.name</c> and <c>super</c>.</summary>
internal sealed class BlockReference(string name, RenderContext context, BlockCode[] stack, int depth) : JinjaObject
{
    public override string TypeName => "BlockReference";

    public override bool IsCallable => true;

    public override Value Call(RenderState state, Arguments arguments) =>
        arguments.IsEmpty
            ? Blocks.Render(stack[depth], state, context)
            : throw JinjaRuntimeException.Type("BlockReference.__call__() takes 1 positional argument");

    public override bool TryGetAttribute(RenderState state, string attribute, out Value value)
    {
        switch (attribute)
        {
            case "super":
                value =
                    depth + 1 < stack.Length
                        ? Value.FromObject(new BlockReference(name, context, stack, depth + 1))
                        : Blocks.NoParent(state, name);
                return true;
            case "name":
                value = Value.FromString(name);
                return true;
            default:
                value = default;
                return false;
        }
    }
}
