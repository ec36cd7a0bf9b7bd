using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Dedupe;

/// <summary>Reads a run from its first UUID to its last. Not thread-safe.</summary>
internal sealed class UuidRunReader(IEventUuidStore store, UuidRun run)
{
    private byte[] page = [];
    private int nextPage;
    private int nextKey;

    public UInt128 Current { get; private set; }

    /// <exception cref="InvalidDataException">A page is not there.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        while (nextKey * UuidPage.KeySize >= page.Length)
        {
            if (nextPage == run.Pages)
            {
                return false;
            }
            page =
                await store.PageAsync(run.Id, nextPage, cancellationToken)
                ?? throw new InvalidDataException($"Page {nextPage} of the event UUIDs' run {run.Id} is missing.");
            nextPage++;
            nextKey = 0;
        }
        Current = UuidPage.At(page, nextKey++);
        return true;
    }
}
