using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;
using System.Text;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Formats;

/// <summary>Reads what <see cref="RecordWriter"/> wrote. Every method throws <see cref="InvalidDataException"/> for damaged bytes.</summary>
internal ref struct RecordReader
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly NamePool? names;
    private int at;

    public RecordReader(ReadOnlySpan<byte> record, NamePool? names)
    {
        if (record.Length < RecordWriter.ChecksumSize + 1)
        {
            throw new InvalidDataException("A stored record is too short.");
        }
        bytes = record[..^RecordWriter.ChecksumSize];
        Span<byte> checksum = stackalloc byte[RecordWriter.ChecksumSize];
        XxHash3.Hash(bytes, checksum);
        if (!checksum.SequenceEqual(record[^RecordWriter.ChecksumSize..]))
        {
            throw new InvalidDataException("A stored record's checksum does not fit: its bytes are damaged.");
        }
        this.names = names;
    }

    public byte Byte() => at < bytes.Length ? bytes[at++] : throw Short();

    public ulong Unsigned()
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
        throw new InvalidDataException("A number in a stored record does not end.");
    }

    public long Signed()
    {
        var value = Unsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A count of things that take a byte each at least.</summary>
    public int Count()
    {
        var value = Unsigned();
        return value <= (ulong)(bytes.Length - at) ? (int)value : throw Short();
    }

    public Guid Guid() => new(Take(16), bigEndian: true);

    public ReadOnlySpan<byte> Bytes() => Take(Count());

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public string Name()
    {
        var name = Text();
        return names?.Share(name) ?? name;
    }

    public AttributeSet Attributes()
    {
        var count = Count();
        if (count == 0)
        {
            return AttributeSet.Empty;
        }
        var builder = new AttributeSetBuilder();
        for (var i = 0; i < count; i++)
        {
            builder.Set(Name(), Value());
        }
        return builder.Build();
    }

    public UserEvent Event()
    {
        var name = Name();
        var time = Signed();
        var flags = Byte();
        return new UserEvent
        {
            Name = name,
            TimeMs = time,
            Platform = (Platform)(flags & 0x3f),
            Uuid = (flags & 0x40) == 0 ? null : Guid(),
            OffsetSeconds = (flags & 0x80) == 0 ? null : (int)Signed(),
            Attributes = Attributes(),
        };
    }

    private AttributeValue Value()
    {
        var kind = (AttributeKind)Byte();
        switch (kind)
        {
            case AttributeKind.Null:
                return AttributeValue.Null;
            case AttributeKind.Boolean:
                return AttributeValue.From(Byte() != 0);
            case AttributeKind.Integer:
                return AttributeValue.From(Signed());
            case AttributeKind.BigInteger:
                return AttributeValue.From(new BigInteger(Bytes()));
            case AttributeKind.Double:
                return AttributeValue.From(BinaryPrimitives.ReadDoubleLittleEndian(Take(8)));
            case AttributeKind.String:
                return AttributeValue.From(Text());
            case AttributeKind.Array:
                var items = new AttributeValue[Count()];
                for (var i = 0; i < items.Length; i++)
                {
                    items[i] = Value();
                }
                return AttributeValue.From(items);
            case AttributeKind.Object:
                return AttributeValue.From(Attributes());
            default:
                throw new InvalidDataException($"A stored record has a value of unknown kind {(byte)kind}.");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (bytes.Length - at < count)
        {
            throw Short();
        }
        var taken = bytes.Slice(at, count);
        at += count;
        return taken;
    }

    private static InvalidDataException Short() => new("A stored record ends too early.");
}
