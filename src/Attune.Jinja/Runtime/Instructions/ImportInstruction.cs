using Attune.Jinja.Runtime.Execution;
using Attune.Jinja.Syntax;
using Attune.Jinja.Syntax.Statements;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Imports a template as a module, or names of it.</summary>
internal sealed class ImportInstruction(
    SourcePlace place,
    TemplateSelector selector,
    LocalsMap? context,
    int moduleSlot,
    ImportedName[] names,
    int[] nameSlots
) : Instruction(place)
{
    public override Signal Run(Frame frame)
    {
        TemplateCode template = selector.Get(frame);
        TemplateModule module = context is null
            ? TemplateRunner.GetDefaultModule(frame, template)
            : TemplateRunner.MakeModule(frame, template, context);
        if (moduleSlot >= 0)
        {
            frame.Slots[moduleSlot] = Value.FromObject(module);
        }
        for (int i = 0; i < names.Length; i++)
        {
            frame.Slots[nameSlots[i]] = module.TryGetAttribute(frame.State, names[i].Name, out Value value)
                ? value
                : Missing(frame, module, names[i].Name);
        }
        return Signal.None;
    }

    private Value Missing(Frame frame, TemplateModule module, string name)
    {
        string template = module.Name is null ? "None" : Text.PyRepr.Of(module.Name);
        string here = frame.Code.Template.Name is { } own ? $" in {Text.PyRepr.Of(own)}" : "";
        return frame.State.UndefinedWithHint(
            $"the template {template} (imported on line {Place.Line}{here}) does not export the requested name {Text.PyRepr.Of(name)}",
            name
        );
    }
}
