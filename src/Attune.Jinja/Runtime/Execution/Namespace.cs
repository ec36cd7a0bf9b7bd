using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime.Execution;

/// <summary>Variables that keep what is set in a loop: <c>namespace()</c>.</summary>
internal sealed class Namespace(PyDict attributes) : JinjaObject
{
    public override string TypeName => "Namespace";

    public override bool TryGetAttribute(RenderState state, string name, out Value value) =>
        attributes.TryGetValue(name, out value);

    public void Set(RenderState state, string name, Value value)
    {
        attributes.Set(Value.FromString(name), value);
        state.Budget.ChargeItems(attributes.Count);
    }

    public override void WriteRepr(ValuePrinter printer)
    {
        printer.Append("<Namespace ");
        printer.WriteRepr(Value.FromDict(attributes));
        printer.Append('>');
    }
}
