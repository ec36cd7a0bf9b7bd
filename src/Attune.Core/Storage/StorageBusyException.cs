namespace Attune.Core.Storage;

/// <summary>More writes wait than the limit allows; this one was refused before it was queued, and nothing of it was kept.</summary>
public sealed class StorageBusyException(int limit)
    : StorageUnavailableException($"More than {limit} writes are waiting for the database. Try again shortly.")
{
    /// <summary>The number of writes that may wait at once.</summary>
    public int Limit { get; } = limit;
}
