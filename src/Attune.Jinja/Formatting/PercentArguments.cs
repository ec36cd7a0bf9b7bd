using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Formatting;

/// <summary>
/// What stands to the right of <c>%</c>: a tuple's items one after the other, or one value, which may also be read by key.
/// </summary>
internal struct PercentArguments
{
    private readonly RenderState _state;
    private readonly Value _whole;
    private readonly PyTuple? _tuple;
    private readonly bool _isMapping;
    private Value _single;
    private int _next;

    public PercentArguments(RenderState state, Value value)
    {
        _state = state;
        _whole = _single = value;
        _tuple = value.TryGetTuple(out var tuple) ? tuple : null;
        _isMapping = IsMapping(value);
    }

    public Value Next()
    {
        if (_tuple is null)
        {
            if (_next++ == 0)
            {
                return _single;
            }
        }
        else if (_next < _tuple.Count)
        {
            return _tuple[_next++];
        }

        throw JinjaRuntimeException.Type("not enough arguments for format string");
    }

    /// <summary>Makes the item with a key the next argument.</summary>
    public void Select(string key)
    {
        if (!_isMapping)
        {
            throw JinjaRuntimeException.Type("format requires a mapping");
        }

        _next = 0;
        if (Lookup.TryItem(_state, _whole, Value.FromString(key), out var found))
        {
            _single = found;
            return;
        }

        throw _whole.IsDict
            ? JinjaRuntimeException.Key(PyRepr.Of(key))
            : JinjaRuntimeException.Type($"{ValueTypes.NameOf(_whole)} indices must be integers or slices, not str");
    }

    /// <exception cref="JinjaRuntimeException">An argument was left over; a mapping may hold more than is used.</exception>
    public readonly void CheckAllUsed()
    {
        if (!_isMapping && _next < (_tuple?.Count ?? 1))
        {
            throw JinjaRuntimeException.Type("not all arguments converted during string formatting");
        }
    }

    // What has __getitem__, without strings and tuples.
    private static bool IsMapping(Value value) =>
        value.Kind switch
        {
            ValueKind.List or ValueKind.HostList or ValueKind.Dict or ValueKind.HostDict or ValueKind.Range => true,
            ValueKind.Undefined or ValueKind.Missing => true,
            ValueKind.Object => value.TryGetObject(out JinjaObject? item) && (item.IsMapping || item.IsSequence),
            _ => false,
        };
}
