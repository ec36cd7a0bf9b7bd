using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Globals;

/// <summary>Goes round its items: <c>next()</c> gives the current one and moves on. Belongs to one render.</summary>
internal sealed class Cycler : JinjaObject
{
    private readonly Value[] _items;
    private readonly JinjaFunction _next;
    private readonly JinjaFunction _reset;
    private int _position;

    public Cycler(Value[] items)
    {
        _items = items;
        _next = new JinjaFunction("next", Parameters.None, (_, _) => Next());
        _reset = new JinjaFunction("reset", Parameters.None, (_, _) => Reset());
    }

    public override string TypeName => "Cycler";

    public override bool TryGetAttribute(RenderState state, string name, out Value value)
    {
        value = name switch
        {
            "next" => _next,
            "reset" => _reset,
            "current" => _items[_position],
            "pos" => _position,
            "items" => Value.FromTuple(_items),
            _ => Value.Missing,
        };
        return !value.IsMissing;
    }

    private Value Next()
    {
        var item = _items[_position];
        _position = (_position + 1) % _items.Length;
        return item;
    }

    private Value Reset()
    {
        _position = 0;
        return Value.None;
    }
}
