using Attune.Core.Analytics.Attribution;
using Attune.Core.Analytics.Rollups;
using Attune.Core.Events;
using Attune.Core.Users.Formats;
using Attune.Core.Users.Profiles;
using Attune.Decisions.Users;

namespace Attune.Core.Analytics;

/// <summary>
/// Keeps a workspace's totals up with what its users do. For each user with new facts, what they added to the totals before
/// is taken away and what they add now is added, so that the order in which facts come in makes no difference.
/// </summary>
internal sealed class AnalyticsProjection(AnalyticsPlans plans, IAnalyticsStore store, AnalyticsMetrics metrics)
    : IProjection
{
    public const string ProjectionName = "analytics";

    private readonly RecordWriter writer = new();
    private readonly NamePool names = new();

    public string Name => ProjectionName;

    public int Version => 1;

    public async Task ApplyAsync(
        IReadOnlyList<CommittedChange> changes,
        ProjectionMove move,
        CancellationToken cancellationToken
    )
    {
        var writes = new List<AnalyticsWrite>();
        foreach (var workspace in changes.GroupBy(change => change.WorkspaceId, StringComparer.Ordinal))
        {
            var (plan, asksReplay) = await plans.CurrentAsync(workspace.Key, cancellationToken);
            if (asksReplay)
            {
                throw new ReplayNeededException(Name);
            }
            var output = await store.OutputAsync(workspace.Key, cancellationToken);
            writes.Add(await ComposeAsync(output!.Generation, plan, [.. workspace], cancellationToken));
        }
        await store.WriteAsync(writes, move, cancellationToken);
    }

    public async Task BeginReplayAsync(string workspaceId, CancellationToken cancellationToken)
    {
        await plans.CurrentAsync(workspaceId, cancellationToken);
        await store.BeginAsync(workspaceId, cancellationToken);
    }

    public async Task ReplayAsync(
        string workspaceId,
        IReadOnlyList<CommittedChange> changes,
        CancellationToken cancellationToken
    )
    {
        var (plan, asksReplay) = await plans.CurrentAsync(workspaceId, cancellationToken);
        if (asksReplay || await store.BuildingAsync(workspaceId, cancellationToken) is not { } generation)
        {
            throw new ReplayNeededException(Name);
        }
        await store.WriteAsync(
            [await ComposeAsync(generation, plan, changes, cancellationToken)],
            null,
            cancellationToken
        );
    }

    public async Task EndReplayAsync(ProjectionReplay replay, CancellationToken cancellationToken)
    {
        var (plan, asksReplay) = await plans.CurrentAsync(replay.WorkspaceId, cancellationToken);
        if (asksReplay)
        {
            throw new ReplayNeededException(Name);
        }
        await store.EndAsync(replay, plan.Stored.TimeZone, cancellationToken);
    }

    /// <summary>Takes users out of the totals, as if they had never been. To be called between two parts of the work.</summary>
    public async Task ForgetAsync(string workspaceId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        if (await store.OutputAsync(workspaceId, cancellationToken) is not { } output)
        {
            return;
        }
        var (plan, _) = await plans.CurrentAsync(workspaceId, cancellationToken);
        var writes = new List<AnalyticsWrite>();
        var building = await store.BuildingAsync(workspaceId, cancellationToken);
        foreach (var generation in building is { } other ? [output.Generation, other] : new[] { output.Generation })
        {
            var delta = new RollupDelta();
            var known = await store.FactsAsync(generation, userIds, cancellationToken);
            foreach (var bytes in known.Values)
            {
                UserTally.Add(UserFactsFormat.Read(bytes, names), plan, -1, delta);
            }
            writes.Add(Write(generation, known.Keys.ToDictionary(id => id, _ => (byte[]?)null), delta));
        }
        await store.WriteAsync(writes, null, cancellationToken);
    }

    private async Task<AnalyticsWrite> ComposeAsync(
        long generation,
        AnalyticsPlan plan,
        IReadOnlyList<CommittedChange> changes,
        CancellationToken cancellationToken
    )
    {
        var relevant = changes.Where(change => IsRelevant(change, plan)).ToLookup(change => change.UserId);
        var known = await store.FactsAsync(generation, relevant.Select(user => user.Key).ToArray(), cancellationToken);
        var delta = new RollupDelta();
        var facts = new Dictionary<Guid, byte[]?>();
        foreach (var user in relevant)
        {
            var before = known.GetValueOrDefault(user.Key);
            if (Advance(before, user, plan, delta, out var after))
            {
                facts[user.Key] = after;
            }
        }
        return Write(generation, facts, delta);
    }

    /// <returns>False where nothing has changed.</returns>
    private bool Advance(
        byte[]? before,
        IEnumerable<CommittedChange> changes,
        AnalyticsPlan plan,
        RollupDelta delta,
        out byte[]? after
    )
    {
        var facts = before is null ? new UserFacts() : UserFactsFormat.Read(before, names);
        UserTally.Add(facts, plan, -1, delta);
        foreach (var change in changes)
        {
            if (change.MergedInto is not null)
            {
                // All of it came to the other one, who has it as events of their own.
                facts = new UserFacts();
            }
            foreach (var happened in change.Events)
            {
                if (facts.Add(happened, plan) is null)
                {
                    metrics.LeftOut();
                }
            }
        }
        UserTally.Add(facts, plan, 1, delta);
        after = facts.Count == 0 ? null : UserFactsFormat.Write(writer, facts);
        return before is null ? after is not null : after is null || !before.AsSpan().SequenceEqual(after);
    }

    private static bool IsRelevant(CommittedChange change, AnalyticsPlan plan)
    {
        if (change.MergedInto is not null)
        {
            return true;
        }
        foreach (var happened in change.Events)
        {
            if (
                ExposureEvents.Contains(happened.Name)
                || happened.Name == ExposureEvents.Assigned
                || plan.TestsOf(happened.Name).Length > 0
            )
            {
                return true;
            }
        }
        return false;
    }

    private static AnalyticsWrite Write(long generation, IReadOnlyDictionary<Guid, byte[]?> facts, RollupDelta delta) =>
        new()
        {
            Generation = generation,
            Facts = [.. facts],
            Cells = [.. delta.Cells.Where(cell => cell.Value != default)],
            Outcomes = [.. delta.Outcomes.Where(outcome => outcome.Value != default)],
        };
}
