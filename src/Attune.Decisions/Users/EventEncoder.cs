using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Attune.Decisions.Users;

/// <summary>
/// Writes one event's payload: a byte of platform and flags, UUID and offset where there are, then the attributes by the number
/// of their name. The other side is <see cref="StoredEvent"/> and <see cref="EncodedValue"/>.
/// </summary>
internal static class EventEncoder
{
    public const byte PlatformMask = 0x07;
    public const byte HasUuid = 0x08;
    public const byte HasOffset = 0x10;

    // Kinds of values use AttributeKind's numbers; a boolean carries its value in this bit.
    public const byte TrueBit = 0x80;

    public static void Write(IBufferWriter<byte> output, UserEvent happened, EventNamesBuilder keys)
    {
        var flags = (byte)happened.Platform;
        flags |= happened.Uuid is null ? (byte)0 : HasUuid;
        flags |= happened.OffsetSeconds is null ? (byte)0 : HasOffset;
        WriteByte(output, flags);
        if (happened.Uuid is { } uuid)
        {
            uuid.TryWriteBytes(output.GetSpan(16), true, out _);
            output.Advance(16);
        }

        if (happened.OffsetSeconds is { } offset)
        {
            Varint.WriteSigned(output, offset);
        }

        WriteMembers(output, happened.Attributes, keys);
    }

    private static void WriteMembers(IBufferWriter<byte> output, AttributeSet set, EventNamesBuilder keys)
    {
        Varint.Write(output, (ulong)set.Count);
        foreach (var (key, value) in set)
        {
            Varint.Write(output, (ulong)keys.Number(key));
            WriteValue(output, value, keys);
        }
    }

    private static void WriteValue(IBufferWriter<byte> output, AttributeValue value, EventNamesBuilder keys)
    {
        var kind = (byte)value.Kind;
        switch (value.Kind)
        {
            case AttributeKind.Boolean:
                WriteByte(output, value.AsBoolean() ? (byte)(kind | TrueBit) : kind);
                break;
            case AttributeKind.Integer:
                WriteByte(output, kind);
                Varint.WriteSigned(output, value.AsInteger());
                break;
            case AttributeKind.Double:
                WriteByte(output, kind);
                BinaryPrimitives.WriteDoubleLittleEndian(output.GetSpan(8), value.AsDouble());
                output.Advance(8);
                break;
            case AttributeKind.BigInteger:
                WriteByte(output, kind);
                var big = value.AsBigInteger();
                WriteSized(output, big.ToByteArray());
                break;
            case AttributeKind.String:
                WriteByte(output, kind);
                var text = value.AsString();
                Varint.Write(output, (ulong)Encoding.UTF8.GetByteCount(text));
                Encoding.UTF8.GetBytes(text, output);
                break;
            case AttributeKind.Array:
                WriteByte(output, kind);
                var items = new ArrayBufferWriter<byte>();
                Varint.Write(items, (ulong)value.AsArray().Length);
                foreach (var item in value.AsArray())
                {
                    WriteValue(items, item, keys);
                }

                WriteSized(output, items.WrittenSpan);
                break;
            case AttributeKind.Object:
                WriteByte(output, kind);
                var members = new ArrayBufferWriter<byte>();
                WriteMembers(members, value.AsObject(), keys);
                WriteSized(output, members.WrittenSpan);
                break;
            default:
                WriteByte(output, (byte)AttributeKind.Null);
                break;
        }
    }

    private static void WriteSized(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        Varint.Write(output, (ulong)bytes.Length);
        output.Write(bytes);
    }

    private static void WriteByte(IBufferWriter<byte> output, byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
