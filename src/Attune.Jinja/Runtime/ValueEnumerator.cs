using System.Runtime.CompilerServices;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Runtime;

/// <summary>
/// Walks what Python can iterate: items of lists, tuples and ranges, code points of strings, keys of dicts, and what
/// objects give. Each item counts as a step.
/// </summary>
public struct ValueEnumerator
{
    private readonly RenderState _state;
    private readonly Value _source;
    private readonly IEnumerator<Value>? _items;
    private readonly IEnumerator<KeyValuePair<Value, Value>>? _pairs;
    private readonly ValueKind _kind;
    private readonly int _size;
    private int _index;

    internal ValueEnumerator(RenderState state, Value source)
    {
        _state = state;
        _source = source;
        _kind = source.Kind;
        switch (_kind)
        {
            case ValueKind.Dict or ValueKind.HostDict:
                _pairs = Collections.Pairs(source).GetEnumerator();
                _size = Collections.DictCount(source);
                break;
            case ValueKind.Object:
                _items = ((JinjaObject)source._ref!).Iterate(state) ?? throw NotIterable(source);
                break;
            case ValueKind.Missing or ValueKind.Undefined:
                UndefinedValue undefined = source.AsUndefined!;
                if (undefined.Kind == UndefinedKind.Strict)
                {
                    throw undefined.ToException();
                }
                break;
            case ValueKind.None or ValueKind.Bool or ValueKind.Int or ValueKind.BigInt or ValueKind.Float:
                throw NotIterable(source);
        }
    }

    public Value Current { get; private set; }

    /// <summary>For use in foreach.</summary>
    public readonly ValueEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        _state.Budget.Charge();
        switch (_kind)
        {
            case ValueKind.List or ValueKind.HostList:
                if (_index < Collections.ListCount(_source))
                {
                    Current = Collections.ListItem(_source, _index++);
                    return true;
                }
                return false;
            case ValueKind.Tuple:
                PyTuple tuple = Unsafe.As<PyTuple>(_source._ref!);
                if (_index < tuple.Count)
                {
                    Current = tuple[_index++];
                    return true;
                }
                return false;
            case ValueKind.Range:
                PyRange range = Unsafe.As<PyRange>(_source._ref!);
                if (_index < range.Count)
                {
                    Current = Value.FromInt(range[_index++]);
                    return true;
                }
                return false;
            case ValueKind.String or ValueKind.Markup:
                return MoveToNextCodePoint();
            case ValueKind.Dict or ValueKind.HostDict:
                return MoveToNextKey();
            case ValueKind.Object:
                // Each generator walks the one that it is made of: a template may nest thousands.
                if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
                {
                    throw JinjaRuntimeException.Recursion();
                }
                if (_items!.MoveNext())
                {
                    Current = _items.Current;
                    return true;
                }
                return false;
            default:
                return false;
        }
    }

    private bool MoveToNextCodePoint()
    {
        string text = _source.StringPayload;
        if (_index >= text.Length)
        {
            return false;
        }
        int length = CodePoints.LengthAt(text, _index);
        // The characters of Markup are plain strings; only indexing keeps it safe.
        Current = Value.FromString(CodePoints.Substring(text, _index, length));
        _index += length;
        return true;
    }

    private readonly bool HasChanged => Collections.DictCount(_source) != _size;

    private bool MoveToNextKey()
    {
        if (HasChanged)
        {
            throw new JinjaRuntimeException("dictionary changed size during iteration", "RuntimeError");
        }
        if (_pairs!.MoveNext())
        {
            Current = _pairs.Current.Key;
            return true;
        }
        return false;
    }

    private static JinjaRuntimeException NotIterable(Value source) =>
        JinjaRuntimeException.Type($"'{ValueTypes.NameOf(source)}' object is not iterable");
}
