using Attune.Core.Rankings;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;

namespace Attune.Core.Explanations;

/// <summary>
/// The configurations that past decisions were made with. The one that holds now is at hand; of others the last few asked for are
/// kept compiled. Thread-safe.
/// </summary>
public sealed class ReplaySnapshots(IWorkspaceSnapshots current, PastSnapshots past, IRankingStore rankings)
{
    private const int Kept = 8;

    private readonly Lock gate = new();
    private readonly LinkedList<(string WorkspaceId, long Version, long RankedAtMs, Snapshot Snapshot)> recent = new();

    /// <summary>The snapshot, or null where the workspace never had such a version.</summary>
    public async Task<Snapshot?> FindAsync(
        string workspaceId,
        long version,
        long rankedAtMs,
        CancellationToken cancellationToken
    )
    {
        var now = current.Current(workspaceId);
        if (now.Version == version && (rankedAtMs == 0 || now.RankedAtMs == rankedAtMs))
        {
            return now;
        }
        lock (gate)
        {
            for (var node = recent.First; node is not null; node = node.Next)
            {
                var (workspace, known, at, snapshot) = node.Value;
                if (workspace == workspaceId && known == version && at == rankedAtMs)
                {
                    recent.Remove(node);
                    recent.AddFirst(node);
                    return snapshot;
                }
            }
        }
        var ranked = rankedAtMs == 0 ? null : await rankings.FindAsync(workspaceId, rankedAtMs, cancellationToken);
        if (await past.LoadAsync(workspaceId, version, ranked ?? [], cancellationToken) is not { } compiled)
        {
            return null;
        }
        lock (gate)
        {
            recent.AddFirst((workspaceId, version, rankedAtMs, compiled.Snapshot));
            if (recent.Count > Kept)
            {
                recent.RemoveLast();
            }
        }
        return compiled.Snapshot;
    }
}
