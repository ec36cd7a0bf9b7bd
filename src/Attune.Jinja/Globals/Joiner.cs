using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Globals;

/// <summary>Gives nothing the first time it is called, and its separator every time after. Belongs to one render.</summary>
internal sealed class Joiner(Value separator) : JinjaObject
{
    private bool _used;

    public override string TypeName => "Joiner";

    public override bool IsCallable => true;

    public override Value Call(RenderState state, Arguments arguments)
    {
        if (!arguments.IsEmpty)
        {
            throw JinjaRuntimeException.Type("Joiner.__call__() takes 1 positional argument");
        }

        if (_used)
        {
            return separator;
        }

        _used = true;
        return Value.EmptyString;
    }

    public override bool TryGetAttribute(RenderState state, string name, out Value value)
    {
        value = name switch
        {
            "sep" => separator,
            "used" => _used,
            _ => Value.Missing,
        };
        return !value.IsMissing;
    }
}
