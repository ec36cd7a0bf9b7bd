using System.Buffers.Binary;
using System.IO;
using System.Numerics;
using System.Text;

namespace Attune.Decisions.Users;

/// <summary>
/// A value of an event's attribute, read where it lies in the history's bytes, so that testing it allocates nothing. The default
/// is a missing value.
/// </summary>
public readonly ref struct EncodedValue
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly EventNames? _keys;

    internal EncodedValue(ReadOnlySpan<byte> bytes, EventNames keys)
    {
        _bytes = bytes;
        _keys = keys;
    }

    public AttributeKind Kind =>
        _bytes.IsEmpty ? AttributeKind.Missing : (AttributeKind)(_bytes[0] & ~EventEncoder.TrueBit);

    /// <summary>The bytes as they are stored: equal for equal scalars of one kind.</summary>
    internal ReadOnlySpan<byte> Raw => _bytes;

    public bool AsBoolean() => (_bytes[0] & EventEncoder.TrueBit) != 0;

    public long AsInteger()
    {
        var at = 1;
        return Varint.ReadSigned(_bytes, ref at);
    }

    public double AsDouble() => BinaryPrimitives.ReadDoubleLittleEndian(_bytes[1..]);

    /// <summary>The text of a string, in UTF-8.</summary>
    public ReadOnlySpan<byte> AsUtf8() => Sized();

    public BigInteger AsBigInteger() => Kind == AttributeKind.Integer ? AsInteger() : new BigInteger(Sized());

    /// <summary>The items of an array.</summary>
    public EncodedItems Items() => new(Sized(), _keys!);

    /// <summary>A member of an object, missing where there is none.</summary>
    public EncodedValue Member(string key)
    {
        var id = _keys!.Find(key);
        return id < 0 ? default : Find(Sized(), id, _keys);
    }

    /// <summary>The value as an object of its own.</summary>
    public AttributeValue Decode()
    {
        switch (Kind)
        {
            case AttributeKind.Missing:
                return AttributeValue.Missing;
            case AttributeKind.Boolean:
                return AttributeValue.From(AsBoolean());
            case AttributeKind.Integer:
                return AttributeValue.From(AsInteger());
            case AttributeKind.BigInteger:
                return AttributeValue.From(AsBigInteger());
            case AttributeKind.Double:
                return AttributeValue.From(AsDouble());
            case AttributeKind.String:
                return AttributeValue.From(Encoding.UTF8.GetString(AsUtf8()));
            case AttributeKind.Array:
                var items = new List<AttributeValue>();
                foreach (var item in Items())
                {
                    items.Add(item.Decode());
                }

                return AttributeValue.From(items.ToArray());
            case AttributeKind.Object:
                return AttributeValue.From(DecodeMembers(Sized(), _keys!));
            default:
                return AttributeValue.Null;
        }
    }

    internal static AttributeSet DecodeMembers(ReadOnlySpan<byte> members, EventNames keys)
    {
        var at = 0;
        var count = Varint.ReadLength(members, ref at, members.Length);
        if (count == 0)
        {
            return AttributeSet.Empty;
        }

        var builder = new AttributeSetBuilder();
        for (var member = 0; member < count; member++)
        {
            var id = Varint.ReadLength(members, ref at, keys.Count - 1);
            var size = Size(members[at..]);
            builder.Set(keys[id], new EncodedValue(members.Slice(at, size), keys).Decode());
            at += size;
        }

        return builder.Build();
    }

    /// <summary>Finds a member by its name's number among encoded members.</summary>
    internal static EncodedValue Find(ReadOnlySpan<byte> members, int id, EventNames keys)
    {
        var at = 0;
        var count = (int)Varint.Read(members, ref at);
        for (var member = 0; member < count; member++)
        {
            var found = (int)Varint.Read(members, ref at);
            var size = Size(members[at..]);
            if (found == id)
            {
                return new(members.Slice(at, size), keys);
            }

            at += size;
        }

        return default;
    }

    /// <summary>How many bytes the value at the start of <paramref name="bytes"/> takes.</summary>
    internal static int Size(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            throw new InvalidDataException("The event bytes end inside an event.");
        }

        var at = 1;
        switch ((AttributeKind)(bytes[0] & ~EventEncoder.TrueBit))
        {
            case AttributeKind.Null:
            case AttributeKind.Boolean:
                return 1;
            case AttributeKind.Integer:
                Varint.Read(bytes, ref at);
                return at;
            case AttributeKind.Double:
                return 9;
            case AttributeKind.String:
            case AttributeKind.BigInteger:
            case AttributeKind.Array:
            case AttributeKind.Object:
                var length = Varint.ReadLength(bytes, ref at, bytes.Length);
                return at + length;
            default:
                throw new InvalidDataException("There is an unknown kind of value in the event bytes.");
        }
    }

    private ReadOnlySpan<byte> Sized()
    {
        var at = 1;
        var length = (int)Varint.Read(_bytes, ref at);
        return _bytes.Slice(at, length);
    }
}
