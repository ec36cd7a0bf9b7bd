using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Attune.Decisions.Users;

/// <summary>
/// A value of a user's or an event's attribute: JSON, kept exactly. Whole numbers never pass through a double.
/// Immutable and thread-safe; 16 bytes, no boxing for null, booleans, 64-bit integers and doubles.
/// </summary>
[JsonConverter(typeof(AttributeValueJsonConverter))]
public readonly struct AttributeValue : IEquatable<AttributeValue>
{
    /// <summary>Arrays and objects may be nested this deep (the depth limit of JSON bodies).</summary>
    public const int MaxDepth = 64;

    private readonly object? _reference;
    private readonly long _bits;

    private AttributeValue(object? reference, long bits)
    {
        _reference = reference;
        _bits = bits;
    }

    /// <summary>No such attribute; the same as <c>default</c>.</summary>
    public static AttributeValue Missing => default;

    /// <summary>JSON <c>null</c>.</summary>
    public static AttributeValue Null => new(Marker.Null, 0);

    public static AttributeValue True => new(Marker.Boolean, 1);

    public static AttributeValue False => new(Marker.Boolean, 0);

    public AttributeKind Kind =>
        _reference switch
        {
            null => AttributeKind.Missing,
            Marker marker => marker.Kind,
            string => AttributeKind.String,
            AttributeValue[] => AttributeKind.Array,
            AttributeSet => AttributeKind.Object,
            _ => AttributeKind.BigInteger,
        };

    public bool IsMissing => _reference is null;

    /// <summary>Whether the attribute is missing or JSON <c>null</c>.</summary>
    public bool IsNullOrMissing => _reference is null || ReferenceEquals(_reference, Marker.Null);

    /// <summary>Levels of arrays and objects: 0 for a scalar, 1 for an array of scalars.</summary>
    internal int Depth =>
        _reference switch
        {
            AttributeValue[] => (int)_bits,
            AttributeSet set => set.Depth,
            _ => 0,
        };

    public static AttributeValue From(bool value) => value ? True : False;

    public static AttributeValue From(long value) => new(Marker.Integer, value);

    /// <summary>A whole number of any size; kept as <see cref="AttributeKind.Integer"/> where it fits 64 bits.</summary>
    public static AttributeValue From(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? From((long)value) : new(value, 0);

    /// <exception cref="ArgumentOutOfRangeException">The value is not finite: JSON cannot say it.</exception>
    public static AttributeValue From(double value) =>
        double.IsFinite(value)
            ? new(Marker.Double, BitConverter.DoubleToInt64Bits(value))
            : throw new ArgumentOutOfRangeException(nameof(value), value, "An attribute's number must be finite.");

    /// <summary>Text, or <see cref="Null"/> for a null reference.</summary>
    public static AttributeValue From(string? value) => value is null ? Null : new(value, 0);

    /// <summary>An array; the items are copied.</summary>
    /// <exception cref="ArgumentException">It is nested deeper than <see cref="MaxDepth"/>, or an item is missing.</exception>
    public static AttributeValue From(ReadOnlySpan<AttributeValue> items)
    {
        var depth = 1;
        foreach (var item in items)
        {
            if (item.IsMissing)
            {
                throw new ArgumentException("An item of an array cannot be missing.", nameof(items));
            }

            depth = Math.Max(depth, item.Depth + 1);
        }

        ThrowIfTooDeep(depth);
        return new(items.ToArray(), depth);
    }

    public static AttributeValue From(AttributeSet value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, 0);
    }

    public static implicit operator AttributeValue(string? value) => From(value);

    public static implicit operator AttributeValue(long value) => From(value);

    public static implicit operator AttributeValue(double value) => From(value);

    public static implicit operator AttributeValue(bool value) => From(value);

    public static bool operator ==(AttributeValue left, AttributeValue right) => left.Equals(right);

    public static bool operator !=(AttributeValue left, AttributeValue right) => !left.Equals(right);

    /// <exception cref="InvalidOperationException">It is not a boolean. The same holds for all <c>As…</c> of another kind.</exception>
    public bool AsBoolean() => ReferenceEquals(_reference, Marker.Boolean) ? _bits != 0 : throw Wrong("a boolean");

    public long AsInteger() => ReferenceEquals(_reference, Marker.Integer) ? _bits : throw Wrong("a 64-bit integer");

    /// <summary>The whole number, of 64 bits or beyond.</summary>
    public BigInteger AsBigInteger() =>
        _reference is BigInteger big ? big
        : ReferenceEquals(_reference, Marker.Integer) ? _bits
        : throw Wrong("a whole number");

    public double AsDouble() =>
        ReferenceEquals(_reference, Marker.Double) ? BitConverter.Int64BitsToDouble(_bits) : throw Wrong("a double");

    public string AsString() => _reference as string ?? throw Wrong("a string");

    public ReadOnlySpan<AttributeValue> AsArray() => _reference as AttributeValue[] ?? throw Wrong("an array");

    public AttributeSet AsObject() => _reference as AttributeSet ?? throw Wrong("an object");

    /// <summary>Structural equality; kinds differ as JSON tokens do, so the integer 1 is not the double 1.0.</summary>
    public bool Equals(AttributeValue other)
    {
        var kind = Kind;
        if (kind != other.Kind)
        {
            return false;
        }

        return kind switch
        {
            AttributeKind.String => string.Equals(AsString(), other.AsString(), StringComparison.Ordinal),
            AttributeKind.BigInteger => AsBigInteger() == other.AsBigInteger(),
            AttributeKind.Array => AsArray().SequenceEqual(other.AsArray()),
            AttributeKind.Object => AsObject().Equals(other.AsObject()),
            _ => _bits == other._bits,
        };
    }

    public override bool Equals(object? obj) => obj is AttributeValue other && Equals(other);

    public override int GetHashCode() =>
        Kind switch
        {
            AttributeKind.String => AsString().GetHashCode(StringComparison.Ordinal),
            AttributeKind.BigInteger => AsBigInteger().GetHashCode(),
            AttributeKind.Array => HashCode.Combine(AttributeKind.Array, AsArray().Length),
            AttributeKind.Object => HashCode.Combine(AttributeKind.Object, AsObject().Count),
            var kind => HashCode.Combine(kind, _bits),
        };

    /// <summary>The value as JSON; empty where it is missing.</summary>
    public override string ToString() => IsMissing ? "" : AttributeJson.Write(this);

    /// <summary>About how many bytes of memory it holds beside its own 16.</summary>
    public int SizeInBytes =>
        _reference switch
        {
            string text => 24 + (text.Length * 2),
            AttributeValue[] items => ArraySize(items),
            AttributeSet set => set.SizeInBytes,
            BigInteger big => 48 + big.GetByteCount(),
            _ => 0,
        };

    internal static void ThrowIfTooDeep(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Attribute values may be nested {MaxDepth} levels deep.")
            );
        }
    }

    private static int ArraySize(AttributeValue[] items)
    {
        var size = 24;
        foreach (var item in items)
        {
            size += 16 + item.SizeInBytes;
        }

        return size;
    }

    private InvalidOperationException Wrong(string wanted) => new($"The attribute is {Kind}, not {wanted}.");

    private sealed class Marker(AttributeKind kind)
    {
        public static readonly Marker Null = new(AttributeKind.Null);
        public static readonly Marker Boolean = new(AttributeKind.Boolean);
        public static readonly Marker Integer = new(AttributeKind.Integer);
        public static readonly Marker Double = new(AttributeKind.Double);

        public AttributeKind Kind { get; } = kind;
    }
}
