using Attune.Jinja.Values;

namespace Attune.Jinja.Globals;

/// <summary>A class with type arguments. Immutable.</summary>
internal sealed class TypeAlias(string name, Value arguments) : JinjaObject
{
    public override string TypeName => "types.GenericAlias";

    public override void WriteRepr(ValuePrinter printer)
    {
        printer.Append(name);
        printer.Append('[');
        if (arguments.TryGetTuple(out PyTuple? several) && several.Count > 0)
        {
            for (int i = 0; i < several.Count; i++)
            {
                printer.Separate(i);
                printer.WriteRepr(several[i]);
            }
        }
        else
        {
            printer.WriteRepr(arguments);
        }
        printer.Append(']');
    }
}
