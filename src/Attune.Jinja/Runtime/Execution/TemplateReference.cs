using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>The <c>self</c> of a template: its blocks by name.</summary>
internal sealed class TemplateReference(RenderContext context) : JinjaObject
{
    public override string TypeName => "TemplateReference";

    public override bool TryGetItem(RenderState state, Value key, out Value value)
    {
        if (key.TryGetString(out string? name))
        {
            BlockCode[] stack = context.Blocks.Find(name);
            if (stack.Length > 0)
            {
                value = Value.FromObject(new BlockReference(name, context, stack, 0));
                return true;
            }
        }
        value = default;
        return false;
    }

    public override void WriteRepr(ValuePrinter printer)
    {
        printer.Append("<TemplateReference ");
        printer.WriteRepr(context.Template.Name is { } name ? Value.FromString(name) : Value.None);
        printer.Append('>');
    }
}
