using System.Collections.Concurrent;
using Attune.Core.Analytics.Attribution;
using Attune.Core.Analytics.Rollups;
using Attune.Core.Events;
using Attune.Core.Storage;
using Attune.Core.Workspaces.Snapshots;

namespace Attune.Core.Analytics;

/// <summary>
/// What each workspace's totals count by, as its configuration is now. Where a change of configuration makes the totals
/// wrong, they are asked to be made anew. Thread-safe.
/// </summary>
internal sealed class AnalyticsPlans(IWorkspaceSnapshots snapshots, IAnalyticsStore store)
{
    private readonly ConcurrentDictionary<string, (CompiledWorkspace Workspace, AnalyticsPlan Plan)> plans = new(
        StringComparer.Ordinal
    );
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>The plan that holds, and whether it has just asked for a replay.</summary>
    /// <exception cref="StorageUnavailableException">The workspace's configuration has not been read yet.</exception>
    public async ValueTask<(AnalyticsPlan Plan, bool AsksReplay)> CurrentAsync(
        string workspaceId,
        CancellationToken cancellationToken
    )
    {
        var workspace = snapshots.Find(workspaceId);
        if (workspace.Document.WorkspaceId.Length == 0)
        {
            throw new StorageUnavailableException("The workspace's configuration has not been read yet.");
        }
        if (plans.TryGetValue(workspaceId, out var known) && ReferenceEquals(known.Workspace, workspace))
        {
            return (known.Plan, false);
        }
        await gate.WaitAsync(cancellationToken);
        try
        {
            var output = await store.OutputAsync(workspaceId, cancellationToken);
            var before = output is null ? null : StoredPlan.Read(output.Plan);
            var plan = AnalyticsPlan.Of(workspace, before);
            var json = plan.Stored.Write();
            var asksReplay = false;
            if (output is null)
            {
                await store.CreateAsync(workspaceId, plan.Stored.TimeZone, json, cancellationToken);
            }
            else if (json != output.Plan)
            {
                asksReplay = before!.NeedsReplay(plan.Stored);
                await store.SavePlanAsync(
                    workspaceId,
                    json,
                    asksReplay ? AnalyticsProjection.ProjectionName : null,
                    cancellationToken
                );
            }
            plans[workspaceId] = (workspace, plan);
            return (plan, asksReplay);
        }
        finally
        {
            gate.Release();
        }
    }
}
