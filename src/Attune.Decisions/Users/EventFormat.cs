using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.IO.Hashing;
using System.Text;

namespace Attune.Decisions.Users;

/// <summary>
/// Format 1 of a stored history: "AEH" and the version, names of events, names of attributes, chunks, and XXH3 over all of it.
/// Every format that was ever written stays readable; a test reads a saved sample of each.
/// </summary>
internal static class EventFormat
{
    private const int ChecksumSize = 8;

    private static ReadOnlySpan<byte> Header => "AEH\u0001"u8;

    public static byte[] Write(EventHistory history)
    {
        var output = new ArrayBufferWriter<byte>(history.SizeInBytes);
        output.Write(Header);
        WriteNames(output, history.Names);
        WriteNames(output, history.Keys);
        Varint.Write(output, (ulong)history.Chunks.Length);
        foreach (var chunk in history.Chunks)
        {
            Varint.Write(output, (ulong)chunk.Count);
            Varint.Write(output, (ulong)chunk.Data.Length);
            output.Write(chunk.Data);
        }

        Span<byte> checksum = stackalloc byte[ChecksumSize];
        XxHash3.Hash(output.WrittenSpan, checksum);
        output.Write(checksum);
        return output.WrittenSpan.ToArray();
    }

    public static EventHistory Read(ReadOnlySpan<byte> bytes, NamePool? pool)
    {
        if (bytes.IsEmpty)
        {
            return EventHistory.Empty;
        }

        if (bytes.Length < Header.Length + ChecksumSize || !bytes.StartsWith(Header[..3]))
        {
            throw new InvalidDataException("These are not the bytes of an event history.");
        }

        if (bytes[3] != Header[3])
        {
            throw new InvalidDataException(
                $"The event history has format {bytes[3]}; this version reads format {Header[3]}."
            );
        }

        var content = bytes[..^ChecksumSize];
        Span<byte> checksum = stackalloc byte[ChecksumSize];
        XxHash3.Hash(content, checksum);
        if (!checksum.SequenceEqual(bytes[^ChecksumSize..]))
        {
            throw new InvalidDataException("The event history's checksum does not fit: its bytes are damaged.");
        }

        var at = Header.Length;
        var names = ReadNames(content, ref at, pool);
        var keys = ReadNames(content, ref at, pool);
        var chunks = new EventChunk[Varint.ReadLength(content, ref at, content.Length)];
        for (var index = 0; index < chunks.Length; index++)
        {
            chunks[index] = ReadChunk(content, ref at, names.Count);
        }

        return new(names, keys, chunks, EventHistory.CountAll(chunks, names.Count));
    }

    private static EventChunk ReadChunk(ReadOnlySpan<byte> content, ref int at, int names)
    {
        var count = Varint.ReadLength(content, ref at, EventChunk.MaxEvents);
        var length = Varint.ReadLength(content, ref at, content.Length - at);
        var chunk = new EventChunk(content.Slice(at, length).ToArray(), count);
        at += length;
        var body = length - (count * EventChunk.EntrySize);
        var end = 0;
        for (var index = 0; index < count; index++)
        {
            // The checksum says that these are the bytes that were written; this says that they were written rightly.
            if (body < 0 || chunk.End(index) <= end || chunk.End(index) > body || (uint)chunk.NameId(index) >= names)
            {
                throw new InvalidDataException("The event history's directory does not fit its events.");
            }

            end = chunk.End(index);
        }

        return count > 0 && end == body
            ? chunk
            : throw new InvalidDataException("The event history has a wrong chunk.");
    }

    private static void WriteNames(IBufferWriter<byte> output, EventNames names)
    {
        Varint.Write(output, (ulong)names.Count);
        foreach (var name in names.All)
        {
            Varint.Write(output, (ulong)Encoding.UTF8.GetByteCount(name));
            Encoding.UTF8.GetBytes(name, output);
        }
    }

    private static EventNames ReadNames(ReadOnlySpan<byte> content, ref int at, NamePool? pool)
    {
        var names = new string[Varint.ReadLength(content, ref at, content.Length)];
        for (var index = 0; index < names.Length; index++)
        {
            var length = Varint.ReadLength(content, ref at, content.Length - at);
            var name = Encoding.UTF8.GetString(content.Slice(at, length));
            names[index] = pool?.Share(name) ?? name;
            at += length;
        }

        return names.Length == 0 ? EventNames.Empty : new(names);
    }
}
