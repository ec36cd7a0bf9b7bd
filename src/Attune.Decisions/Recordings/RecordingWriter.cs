using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>Writes the parts of a record. The other side is <see cref="RecordingReader"/>. Not thread-safe.</summary>
internal sealed class RecordingWriter(RecordingBuffer output, RecordingNames names)
{
    public void Byte(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }

    public void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    public void Count(int value) => Varint.Write(output, (ulong)value);

    public void Number(long value) => Varint.WriteSigned(output, value);

    public void Hash(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(output.GetSpan(8), value);
        output.Advance(8);
    }

    public void Id(Guid value)
    {
        value.TryWriteBytes(output.GetSpan(16), true, out _);
        output.Advance(16);
    }

    /// <summary>A text that many records of a block share, or null.</summary>
    public void Name(string? value) => Varint.Write(output, (ulong)names.Number(value));

    /// <summary>A text of this record alone.</summary>
    public void Text(string value)
    {
        Varint.Write(output, (ulong)Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, output);
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Varint.Write(output, (ulong)value.Length);
        output.Write(value);
    }

    /// <summary>Those of the set's members that are wanted, in the order wanted.</summary>
    public void Members(AttributeSet set, string[] wanted)
    {
        var found = 0;
        foreach (var name in wanted)
        {
            found += set.Contains(name) ? 1 : 0;
        }

        Count(found);
        foreach (var name in wanted)
        {
            if (set.TryGet(name, out var value))
            {
                Name(name);
                Value(value);
            }
        }
    }

    private void Value(AttributeValue value)
    {
        var kind = value.Kind;
        Byte((byte)kind);
        switch (kind)
        {
            case AttributeKind.Boolean:
                Flag(value.AsBoolean());
                break;
            case AttributeKind.Integer:
                Number(value.AsInteger());
                break;
            case AttributeKind.Double:
                BinaryPrimitives.WriteDoubleLittleEndian(output.GetSpan(8), value.AsDouble());
                output.Advance(8);
                break;
            case AttributeKind.BigInteger:
                Bytes(value.AsBigInteger().ToByteArray());
                break;
            case AttributeKind.String:
                Text(value.AsString());
                break;
            case AttributeKind.Array:
                Count(value.AsArray().Length);
                foreach (var item in value.AsArray())
                {
                    Value(item);
                }

                break;
            case AttributeKind.Object:
                Count(value.AsObject().Count);
                foreach (var (name, member) in value.AsObject())
                {
                    Text(name);
                    Value(member);
                }

                break;
        }
    }
}
