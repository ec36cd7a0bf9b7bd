using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Attune.Jinja.Runtime;

namespace Attune.Jinja.Values;

/// <summary>
/// The allow-list of .NET types that templates can see. What is not on it is refused, so that no .NET member is reachable that a
/// host did not hand over.
/// </summary>
internal static class HostConversion
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value ToValue(object? value)
    {
        if (value is null)
        {
            return Value.None;
        }
        if (value.GetType() == typeof(string))
        {
            return new Value(value, (long)ValueKind.String);
        }
        return FromReference(value);
    }

    /// <summary>Python's truth of a host's value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsTrue(object? value)
    {
        if (value is null)
        {
            return false;
        }
        if (value.GetType() == typeof(string))
        {
            return Unsafe.As<string>(value).Length > 0;
        }
        return value.GetType() == typeof(bool) ? Unsafe.Unbox<bool>(value) : FromReference(value).IsTrue;
    }

    private static Value FromReference(object value)
    {
        if (value.GetType() == typeof(long))
        {
            return Value.FromInt(Unsafe.Unbox<long>(value));
        }
        if (value.GetType() == typeof(Dictionary<string, object?>))
        {
            return new Value(ValueKind.HostDict, value);
        }
        if (value.GetType() == typeof(bool))
        {
            return Value.FromBool(Unsafe.Unbox<bool>(value));
        }
        if (value.GetType() == typeof(double))
        {
            return Value.FromDouble(Unsafe.Unbox<double>(value));
        }
        if (value.GetType() == typeof(List<object?>))
        {
            return new Value(ValueKind.HostList, value);
        }
        return value.GetType() == typeof(int) ? Value.FromInt(Unsafe.Unbox<int>(value)) : FromOther(value);
    }

    private static Value FromOther(object value) =>
        value switch
        {
            Value known => known,
            PyList list => Value.FromList(list),
            PyDict dict => Value.FromDict(dict),
            PyTuple tuple => Value.FromTuple(tuple),
            PyRange range => Value.FromRange(range),
            JinjaObject known => Value.FromObject(known),
            UndefinedValue undefined => Value.FromUndefined(undefined),
            HostList list => new Value(ValueKind.HostList, list),
            HostDictionary dict => new Value(ValueKind.HostDict, dict),
            short or ushort or byte or sbyte or uint => Value.FromInt(((IConvertible)value).ToInt64(null)),
            ulong number => Value.FromBigInteger(number),
            float number => Value.FromDouble(number),
            decimal number => Value.FromDouble((double)number),
            char character => Value.FromString(character.ToString()),
            BigInteger number => Value.FromBigInteger(number),
            JsonElement json => JsonValues.ToValue(json),
            JsonDocument json => JsonValues.ToValue(json.RootElement),
            Enum member => Value.FromString(member.ToString()),
            Guid id => Value.FromString(id.ToString()),
            IReadOnlyDictionary<string, object?> dict => new Value(
                ValueKind.HostDict,
                new ReadOnlyDictionaryAdapter(dict)
            ),
            IReadOnlyDictionary<string, Value> dict => new Value(ValueKind.HostDict, new ValueDictionaryAdapter(dict)),
            IReadOnlyList<Value> list => new Value(ValueKind.HostList, new ValueListAdapter(list)),
            _ => RenderState.Current?.Environment.HostTypes.TryConvert(value, out Value converted) == true
                ? converted
                : FromCollection(value),
        };

    private static Value FromCollection(object value) =>
        value switch
        {
            IDictionary dict => new Value(ValueKind.HostDict, new DictionaryAdapter(dict)),
            IReadOnlyList<object?> list => new Value(ValueKind.HostList, new ReadOnlyListAdapter(list)),
            IList list => new Value(ValueKind.HostList, new ListAdapter(list)),
            _ => throw new JinjaSecurityException(
                $"values of the .NET type {value.GetType().Name} are not allowed in templates: register the type or convert the value"
            ),
        };
}
