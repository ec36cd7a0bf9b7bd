using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Writes another template's output, with the variables of this place or with the globals only.</summary>
internal sealed class IncludeInstruction(
    SourcePlace place,
    TemplateSelector selector,
    bool withContext,
    bool ignoreMissing,
    LocalsMap locals
) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        TemplateCode template;
        try
        {
            template = selector.Get(frame);
        }
        catch (JinjaTemplateNotFoundException) when (ignoreMissing)
        {
            return Signal.None;
        }
        if (withContext)
        {
            TemplateRunner.RunIncluded(frame, template, locals);
        }
        else
        {
            frame.Output.Append(TemplateRunner.GetDefaultModule(frame, template).Body);
        }
        return Signal.None;
    }
}
