using System.Numerics;
using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Dedupe;

/// <summary>
/// Merges runs of like size, so that there are few however many events there were: each UUID is rewritten once for every
/// fourfold growth.
/// </summary>
internal sealed class UuidRunMerger(IEventUuidStore store)
{
    /// <summary>Runs of one size class that are merged into one of the next.</summary>
    public const int RunsOfAClass = 4;

    /// <summary>Runs up to this size are one class: small ones come from quiet hours and are many.</summary>
    private const long SmallestClass = 16_384;

    public async Task MergeAsync(
        WorkspaceUuids uuids,
        Func<StoredUuidRun, UuidRun> known,
        CancellationToken cancellationToken
    )
    {
        while (
            uuids.Runs.GroupBy(Class).OrderBy(group => group.Key).FirstOrDefault(group => group.Count() >= RunsOfAClass)
                is { } group
        )
        {
            await MergeAsync(uuids, group.ToArray(), known, cancellationToken);
        }
    }

    private static int Class(UuidRun run) => BitOperations.Log2((ulong)Math.Max(1, run.Keys / SmallestClass)) / 2;

    private async Task MergeAsync(
        WorkspaceUuids uuids,
        UuidRun[] runs,
        Func<StoredUuidRun, UuidRun> known,
        CancellationToken cancellationToken
    )
    {
        var writer = await UuidRunWriter.BeginAsync(
            store,
            uuids.WorkspaceId,
            runs.Sum(run => run.Keys),
            cancellationToken
        );
        var queue = new PriorityQueue<UuidRunReader, UInt128>(runs.Length);
        foreach (var run in runs)
        {
            var reader = new UuidRunReader(store, run);
            if (await reader.NextAsync(cancellationToken))
            {
                queue.Enqueue(reader, reader.Current);
            }
        }
        while (queue.TryDequeue(out var reader, out var key))
        {
            await writer.AddAsync(key, cancellationToken);
            if (await reader.NextAsync(cancellationToken))
            {
                queue.Enqueue(reader, reader.Current);
            }
        }
        var merged = await writer.FinishAsync(runs.Select(run => run.Id).ToArray(), cancellationToken);
        uuids.Replace(runs, known(merged));
        foreach (var run in runs)
        {
            await store.DropPagesAsync(run.Id, cancellationToken);
        }
    }
}
