using System.Collections.Frozen;
using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>
/// The host's own .NET types that templates may read, each with the members that it opens. Immutable; made with
/// <see cref="Allow{T}(System.Func{T,Value})"/>.
/// </summary>
public sealed class HostTypes
{
    private readonly FrozenDictionary<Type, Func<object, Value>> _converters;

    private HostTypes(FrozenDictionary<Type, Func<object, Value>> converters) => _converters = converters;

    /// <summary>No type but the built-in ones: strings, numbers, booleans, collections and JSON.</summary>
    public static HostTypes None { get; } = new(FrozenDictionary<Type, Func<object, Value>>.Empty);

    /// <summary>These types and <typeparamref name="T"/>, which templates see as what <paramref name="convert"/> gives.</summary>
    public HostTypes Allow<T>(Func<T, Value> convert)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(convert);
        var converters = new Dictionary<Type, Func<object, Value>>(_converters)
        {
            [typeof(T)] = value => convert((T)value),
        };
        return new HostTypes(converters.ToFrozenDictionary());
    }

    /// <summary>
    /// These types and <typeparamref name="T"/>, a record for example, of which templates read the named members and no other.
    /// </summary>
    public HostTypes Allow<T>(params (string Name, Func<T, object?> Read)[] members)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(members);
        FrozenDictionary<string, Func<T, object?>> readers = members.ToFrozenDictionary(
            member => member.Name,
            member => member.Read
        );
        return Allow<T>(value => Value.FromObject(new RecordView<T>(value, readers)));
    }

    internal bool TryConvert(object value, out Value converted)
    {
        if (_converters.TryGetValue(value.GetType(), out Func<object, Value>? convert))
        {
            converted = convert(value);
            return true;
        }
        converted = default;
        return false;
    }
}
