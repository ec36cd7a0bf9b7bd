using System.Buffers.Binary;
using System.IO;
using System.Numerics;
using System.Text;
using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>Reads what <see cref="RecordingWriter"/> wrote.</summary>
internal ref struct RecordingReader(ReadOnlySpan<byte> bytes, IReadOnlyList<string> names)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    public readonly bool IsAtEnd => _at == _bytes.Length;

    public byte Byte() =>
        _at < _bytes.Length ? _bytes[_at++] : throw new InvalidDataException("The recording ends inside a record.");

    public bool Flag() => Byte() != 0;

    /// <summary>How many things follow, each of at least one byte.</summary>
    public int Count() => Varint.ReadLength(_bytes, ref _at, _bytes.Length - _at);

    public long Number() => Varint.ReadSigned(_bytes, ref _at);

    public ulong Unsigned() => Varint.Read(_bytes, ref _at);

    public ulong Hash() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public Guid Id() => new(Take(16), true);

    public string? Name()
    {
        var number = Varint.ReadLength(_bytes, ref _at, names.Count);
        return number == 0 ? null : names[number - 1];
    }

    public string NeededName() => Name() ?? throw new InvalidDataException("The recording lacks a name.");

    public string Text() => Encoding.UTF8.GetString(Bytes());

    public ReadOnlySpan<byte> Bytes() => Take(Varint.ReadLength(_bytes, ref _at, _bytes.Length - _at));

    public AttributeSet Members()
    {
        var builder = new AttributeSetBuilder();
        for (var left = Count(); left > 0; left--)
        {
            builder.Set(NeededName(), Value(0));
        }

        return builder.Build();
    }

    private AttributeValue Value(int depth)
    {
        if (depth > AttributeValue.MaxDepth)
        {
            throw new InvalidDataException("A recorded value is nested too deep.");
        }

        switch ((AttributeKind)Byte())
        {
            case AttributeKind.Null:
                return AttributeValue.Null;
            case AttributeKind.Boolean:
                return Flag();
            case AttributeKind.Integer:
                return Number();
            case AttributeKind.Double:
                return BinaryPrimitives.ReadDoubleLittleEndian(Take(8));
            case AttributeKind.BigInteger:
                return AttributeValue.From(new BigInteger(Bytes()));
            case AttributeKind.String:
                return Text();
            case AttributeKind.Array:
                var items = new AttributeValue[Count()];
                for (var at = 0; at < items.Length; at++)
                {
                    items[at] = Value(depth + 1);
                }

                return AttributeValue.From(items);
            case AttributeKind.Object:
                var builder = new AttributeSetBuilder();
                for (var left = Count(); left > 0; left--)
                {
                    builder.Set(Text(), Value(depth + 1));
                }

                return AttributeValue.From(builder.Build());
            default:
                throw new InvalidDataException("There is an unknown kind of value in the recording.");
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _bytes.Length - _at)
        {
            throw new InvalidDataException("The recording ends inside a record.");
        }

        var taken = _bytes.Slice(_at, length);
        _at += length;
        return taken;
    }
}
