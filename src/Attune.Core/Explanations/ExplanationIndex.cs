using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Attune.Core.Users;

namespace Attune.Core.Explanations;

/// <summary>
/// What finds a record in its block: for each record in order, four bytes of the hash of its request id and four of whom it is on.
/// Hashes may meet, so whatever is found is looked at. Written little-endian.
/// </summary>
internal static class ExplanationIndex
{
    public const int EntrySize = 8;

    public static uint OfRequest(string requestId) => XxHash32.HashToUInt32(MemoryMarshal.AsBytes(requestId.AsSpan()));

    public static uint OfUser(Guid userId)
    {
        Span<byte> bytes = stackalloc byte[16];
        userId.TryWriteBytes(bytes);
        return XxHash32.HashToUInt32(bytes, 1);
    }

    /// <summary>Somebody without a profile, by the id that the request named; 0 for nobody at all.</summary>
    public static uint OfName(string? namedId) =>
        namedId is null ? 0 : XxHash32.HashToUInt32(MemoryMarshal.AsBytes(namedId.AsSpan()), 2);

    /// <summary>What identifiers of a user may have been recorded under before there was a profile.</summary>
    public static IEnumerable<string> Names(IEnumerable<Identifier> identifiers) =>
        identifiers
            .Where(identifier => identifier.Kind is Identifier.CustomerId or Identifier.VisitorId)
            .Select(identifier => identifier.Value);

    public static void Write(Span<byte> entry, uint request, uint who)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(entry, request);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], who);
    }

    /// <summary>The records of this request, latest first.</summary>
    public static List<int> FindRequest(ReadOnlySpan<byte> index, uint request)
    {
        var found = new List<int>();
        for (var at = (index.Length / EntrySize) - 1; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(index[(at * EntrySize)..]) == request)
            {
                found.Add(at);
            }
        }
        return found;
    }

    /// <summary>The records on any of these, latest first.</summary>
    public static List<int> FindWho(ReadOnlySpan<byte> index, IReadOnlySet<uint> who)
    {
        var found = new List<int>();
        for (var at = (index.Length / EntrySize) - 1; at >= 0; at--)
        {
            if (who.Contains(BinaryPrimitives.ReadUInt32LittleEndian(index[((at * EntrySize) + 4)..])))
            {
                found.Add(at);
            }
        }
        return found;
    }

    /// <summary>The index without some of its records.</summary>
    public static byte[] Without(ReadOnlySpan<byte> index, IReadOnlySet<int> removed)
    {
        var kept = new List<byte>(index.Length);
        for (var at = 0; at < index.Length / EntrySize; at++)
        {
            if (!removed.Contains(at))
            {
                kept.AddRange(index.Slice(at * EntrySize, EntrySize));
            }
        }
        return [.. kept];
    }
}
