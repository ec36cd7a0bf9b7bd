using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Formatting;

/// <summary>Finds the values that the fields of one <c>str.format</c> call name.</summary>
internal ref struct FieldSource(RenderState state, Arguments arguments, Value mapping, bool escapes)
{
    private readonly Arguments _arguments = arguments;
    private readonly Value _mapping = mapping;

    // Python formats Markup, and everything in a sandbox, with another implementation; the two differ where fields are
    // numbered and attributes are missing.
    private readonly bool _isFormatter = escapes || state.Sandbox != SandboxMode.None;
    private readonly bool _isSandboxed = state.Sandbox != SandboxMode.None;
    private int _next;
    private bool _isManual;

    public RenderState State { get; } = state;

    /// <summary>Whether fields are escaped: the template is Markup.</summary>
    public bool Escapes { get; } = escapes;

    /// <exception cref="JinjaRuntimeException">There is no such argument, attribute or item.</exception>
    public Value Get(ReadOnlySpan<char> name)
    {
        var path = new FieldPath(name);
        var index = FieldPath.IndexOf(path.First);
        if (_isFormatter ? name.Length == 0 : path.First.Length == 0)
        {
            if (_isManual)
            {
                throw JinjaRuntimeException.Value(
                    "cannot switch from manual field specification to automatic field numbering"
                );
            }

            index = _next++;
        }
        else if (index >= 0 && (!_isFormatter || path.First.Length == name.Length))
        {
            if (_next > 0)
            {
                throw JinjaRuntimeException.Value(
                    "cannot switch from automatic field numbering to manual field specification"
                );
            }

            _isManual = true;
        }

        var value = index >= 0 ? Positional(index) : Named(path.First.ToString());
        while (path.Read())
        {
            State.Budget.Charge();
            value = path.IsAttribute ? Attribute(value, path.Part.ToString()) : Item(value, path.Part);
        }

        return value;
    }

    private readonly Value Positional(long index)
    {
        if (!_mapping.IsMissing)
        {
            throw _isFormatter
                ? JinjaRuntimeException.Index($"Replacement index {index} out of range for positional args tuple")
                : JinjaRuntimeException.Value("Format string contains positional fields");
        }

        return index < _arguments.Count
            ? _arguments[(int)index]
            : throw JinjaRuntimeException.Index($"Replacement index {index} out of range for positional args tuple");
    }

    private readonly Value Named(string name)
    {
        if (!_mapping.IsMissing)
        {
            return ItemOf(_mapping, Value.FromString(name));
        }

        return _arguments.TryGetKeyword(name, out var value) ? value : throw JinjaRuntimeException.Key(PyRepr.Of(name));
    }

    private readonly Value Attribute(Value value, string name)
    {
        if (_isSandboxed)
        {
            return State.GetAttribute(value, name);
        }

        return Lookup.TryAttribute(State, value, name, out var found)
            ? found
            : throw JinjaRuntimeException.Attribute($"'{ValueTypes.NameOf(value)}' object has no attribute '{name}'");
    }

    private readonly Value Item(Value value, ReadOnlySpan<char> part)
    {
        var index = FieldPath.IndexOf(part);
        var key = index >= 0 ? Value.FromInt(index) : Value.FromString(part.ToString());
        return _isSandboxed ? State.GetItem(value, key) : ItemOf(value, key);
    }

    private readonly Value ItemOf(Value value, Value key)
    {
        if (Lookup.TryItem(State, value, key, out var found))
        {
            return found;
        }

        throw value.IsDict ? JinjaRuntimeException.Key(State.ToRepr(key))
        : key.IsString ? JinjaRuntimeException.Type($"'{ValueTypes.NameOf(value)}' has no item {State.ToRepr(key)}")
        : JinjaRuntimeException.Index($"{ValueTypes.NameOf(value)} index out of range");
    }
}
