using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Dedupe;

/// <summary>Writes sorted UUIDs as a run, a few pages at a time, so that other writes get their turn in between.</summary>
internal sealed class UuidRunWriter
{
    private const int PagesAtOnce = 256;
    private readonly IEventUuidStore store;
    private readonly string workspaceId;
    private readonly long run;
    private readonly UuidFilter filter;
    private readonly List<byte[]> pages = [];
    private readonly List<UInt128> fences = [];
    private readonly byte[] page = new byte[UuidPage.Keys * UuidPage.KeySize];
    private int onPage;
    private long keys;
    private UInt128 last;

    private UuidRunWriter(IEventUuidStore store, string workspaceId, long run, long expected)
    {
        this.store = store;
        this.workspaceId = workspaceId;
        this.run = run;
        filter = UuidFilter.ForKeys(expected);
    }

    /// <param name="expected">At least as many UUIDs as will come.</param>
    public static async Task<UuidRunWriter> BeginAsync(
        IEventUuidStore store,
        string workspaceId,
        long expected,
        CancellationToken cancellationToken
    ) => new(store, workspaceId, await store.NewRunAsync(workspaceId, cancellationToken), expected);

    /// <summary>Takes the next UUID; one that equals the last is left out.</summary>
    public async ValueTask AddAsync(UInt128 uuid, CancellationToken cancellationToken)
    {
        if (keys > 0 && uuid == last)
        {
            return;
        }
        if (onPage == 0)
        {
            fences.Add(uuid);
        }
        UuidPage.Write(page, onPage++, uuid);
        filter.Add(uuid);
        last = uuid;
        keys++;
        if (onPage == UuidPage.Keys)
        {
            EndPage();
            if (pages.Count == PagesAtOnce)
            {
                await FlushAsync(cancellationToken);
            }
        }
    }

    /// <summary>Makes the run whole in place of those that it was merged from.</summary>
    public async Task<StoredUuidRun> FinishAsync(IReadOnlyList<long> replaced, CancellationToken cancellationToken)
    {
        if (onPage > 0)
        {
            EndPage();
        }
        await FlushAsync(cancellationToken);
        var fenceBytes = new byte[fences.Count * UuidPage.KeySize];
        for (var i = 0; i < fences.Count; i++)
        {
            UuidPage.Write(fenceBytes, i, fences[i]);
        }
        var stored = new StoredUuidRun(run, workspaceId, keys, filter.Bytes, fenceBytes);
        await store.FinishRunAsync(stored, replaced, cancellationToken);
        return stored;
    }

    private void EndPage()
    {
        pages.Add(page.AsSpan(0, onPage * UuidPage.KeySize).ToArray());
        onPage = 0;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (pages.Count > 0)
        {
            await store.WritePagesAsync(run, fences.Count - pages.Count, pages, cancellationToken);
            pages.Clear();
        }
    }
}
