namespace Attune.Core.Users.Stored;

/// <summary>
/// Keeps the UUIDs of all events that were ever counted, in sorted runs of pages. A run is written once and later merged into a
/// larger one. Safe for concurrent use.
/// </summary>
public interface IEventUuidStore
{
    /// <summary>All whole runs; what a stopped writer left of unfinished ones is removed.</summary>
    Task<IReadOnlyList<StoredUuidRun>> RunsAsync(CancellationToken cancellationToken);

    /// <summary>A number for a run to be written.</summary>
    Task<long> NewRunAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Writes pages of an unfinished run, the first of which has the number <paramref name="first"/>.</summary>
    Task WritePagesAsync(long run, int first, IReadOnlyList<byte[]> pages, CancellationToken cancellationToken);

    /// <summary>Makes the run whole and takes away those that it replaces, at once; the pages of those stay readable.</summary>
    Task FinishRunAsync(StoredUuidRun run, IReadOnlyList<long> replaced, CancellationToken cancellationToken);

    /// <summary>Takes away the pages of a replaced run.</summary>
    Task DropPagesAsync(long run, CancellationToken cancellationToken);

    /// <summary>The keys of a page of a whole run, or null where its pages have been dropped meanwhile.</summary>
    ValueTask<byte[]?> PageAsync(long run, int page, CancellationToken cancellationToken);
}
