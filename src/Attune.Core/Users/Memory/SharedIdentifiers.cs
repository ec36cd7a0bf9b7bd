using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Attune.Core.Users.Memory;

/// <summary>
/// Which identifiers several users share, so that an update of one of them is noted in the alias table and no other is. Kept
/// as hashes: one taken for another costs a needless note, nothing else. Thread-safe.
/// </summary>
internal sealed class SharedIdentifiers
{
    private readonly ConcurrentDictionary<ulong, byte> hashes = new();

    public bool Contains(Identifier identifier) => !hashes.IsEmpty && hashes.ContainsKey(Hash(identifier));

    public void Add(Identifier identifier) => hashes.TryAdd(Hash(identifier), 0);

    private static ulong Hash(Identifier identifier) =>
        XxHash3.HashToUInt64(
            MemoryMarshal.AsBytes(identifier.Value.AsSpan()),
            (long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(identifier.Kind.AsSpan()))
        );
}
