using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>An imported template: its public variables and macros as attributes, its output as text.</summary>
internal sealed class TemplateModule(string? name, Dictionary<string, Value> exports, string body) : JinjaObject
{
    public string? Name { get; } = name;

    public string Body { get; } = body;

    public override string TypeName => "TemplateModule";

    public override bool IsMarkup => true;

    public override bool TryGetAttribute(RenderState state, string name, out Value value) =>
        exports.TryGetValue(name, out value);

    public override void WriteText(ValuePrinter printer) => printer.Append(Body);

    public override void WriteRepr(ValuePrinter printer)
    {
        printer.Append("<TemplateModule ");
        if (Name is null)
        {
            printer.Append("memory");
        }
        else
        {
            printer.WriteRepr(Value.FromString(Name));
        }
        printer.Append('>');
    }
}
