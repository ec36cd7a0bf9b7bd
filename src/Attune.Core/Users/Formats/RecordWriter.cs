using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Formats;

/// <summary>
/// Writes a stored record: a format number, fields, and XXH3 over all of it, so that damage is noticed when it is read.
/// Reused for one record after the other; not thread-safe.
/// </summary>
internal sealed class RecordWriter
{
    public const int ChecksumSize = 8;
    private byte[] buffer = new byte[1024];
    private int length;

    public RecordWriter Begin(byte format)
    {
        length = 0;
        Byte(format);
        return this;
    }

    /// <summary>The record with its checksum, in an array of its own.</summary>
    public byte[] End()
    {
        Require(ChecksumSize);
        XxHash3.Hash(buffer.AsSpan(0, length), buffer.AsSpan(length));
        return buffer.AsSpan(0, length + ChecksumSize).ToArray();
    }

    public void Byte(byte value)
    {
        Require(1);
        buffer[length++] = value;
    }

    public void Unsigned(ulong value)
    {
        Require(10);
        while (value >= 0x80)
        {
            buffer[length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        buffer[length++] = (byte)value;
    }

    public void Signed(long value) => Unsigned((ulong)((value << 1) ^ (value >> 63)));

    public void Double(double value)
    {
        Require(8);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(length), value);
        length += 8;
    }

    public void Guid(Guid value)
    {
        Require(16);
        value.TryWriteBytes(buffer.AsSpan(length), bigEndian: true, out _);
        length += 16;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Unsigned((ulong)value.Length);
        Require(value.Length);
        value.CopyTo(buffer.AsSpan(length));
        length += value.Length;
    }

    public void Text(string value)
    {
        var size = Encoding.UTF8.GetByteCount(value);
        Unsigned((ulong)size);
        Require(size);
        length += Encoding.UTF8.GetBytes(value, buffer.AsSpan(length));
    }

    public void Attributes(AttributeSet set)
    {
        Unsigned((ulong)set.Count);
        foreach (var (key, value) in set)
        {
            Text(key);
            Value(value);
        }
    }

    public void Event(UserEvent happened)
    {
        Text(happened.Name);
        Signed(happened.TimeMs);
        Byte(
            (byte)(
                (byte)happened.Platform
                | (happened.Uuid is null ? 0 : 0x40)
                | (happened.OffsetSeconds is null ? 0 : 0x80)
            )
        );
        if (happened.Uuid is { } uuid)
        {
            Guid(uuid);
        }
        if (happened.OffsetSeconds is { } offset)
        {
            Signed(offset);
        }
        Attributes(happened.Attributes);
    }

    private void Value(AttributeValue value)
    {
        var kind = value.Kind;
        Byte((byte)kind);
        switch (kind)
        {
            case AttributeKind.Boolean:
                Byte(value.AsBoolean() ? (byte)1 : (byte)0);
                break;
            case AttributeKind.Integer:
                Signed(value.AsInteger());
                break;
            case AttributeKind.BigInteger:
                Bytes(value.AsBigInteger().ToByteArray());
                break;
            case AttributeKind.Double:
                Double(value.AsDouble());
                break;
            case AttributeKind.String:
                Text(value.AsString());
                break;
            case AttributeKind.Array:
                var items = value.AsArray();
                Unsigned((ulong)items.Length);
                foreach (var item in items)
                {
                    Value(item);
                }
                break;
            case AttributeKind.Object:
                Attributes(value.AsObject());
                break;
            default:
                break;
        }
    }

    private void Require(int more)
    {
        if (buffer.Length - length < more)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
        }
    }
}
