using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Dedupe;

/// <summary>A sorted run as memory knows it: which page a UUID would be on, and whether it is worth reading.</summary>
internal sealed class UuidRun(StoredUuidRun stored, bool keepFilter)
{
    private readonly UuidFilter? filter = keepFilter ? new UuidFilter(stored.Filter) : null;

    private Page? lastPage;

    public long Id => stored.Run;

    public long Keys => stored.Keys;

    public int Pages => stored.Fences.Length / UuidPage.KeySize;

    public int FilterBytes => filter?.SizeInBytes ?? 0;

    /// <summary>The only page on which the UUID can be, or -1 where it is not in the run for certain.</summary>
    public int PageOf(UInt128 uuid) =>
        filter is not null && !filter.MayContain(uuid) ? -1 : UuidPage.LastNotAbove(stored.Fences, uuid);

    /// <summary>The page read last: those who replay old events ask for many UUIDs of one page.</summary>
    public byte[]? Remembered(int page) =>
        Volatile.Read(ref lastPage) is { } last && last.Number == page ? last.Keys : null;

    public void Remember(int page, byte[] keys) => Volatile.Write(ref lastPage, new Page(page, keys));

    private sealed record Page(int Number, byte[] Keys);
}
