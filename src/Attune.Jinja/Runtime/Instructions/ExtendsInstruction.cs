using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Takes another template as the parent: its blocks go behind those that are known.</summary>
internal sealed class ExtendsInstruction(SourcePlace place, TemplateSelector selector, bool failsWhenExtended)
    : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        if (failsWhenExtended && frame.ParentTemplate is not null)
        {
            throw new JinjaRuntimeException("extended multiple times");
        }
        TemplateCode parent = selector.Get(frame);
        frame.ParentTemplate = parent;
        frame.Context.Blocks = frame.Context.Blocks.Extend(parent.Blocks);
        return Signal.None;
    }
}
