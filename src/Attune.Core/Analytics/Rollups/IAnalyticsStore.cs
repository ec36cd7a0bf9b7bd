using Attune.Core.Events;

namespace Attune.Core.Analytics.Rollups;

/// <summary>
/// Keeps totals, the sums that variations are compared by, and the facts of users that they come from. Totals are only ever
/// added to. Safe for concurrent use.
/// </summary>
public interface IAnalyticsStore
{
    /// <summary>The workspace's totals, or null where there are none yet.</summary>
    Task<AnalyticsOutput?> OutputAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Begins the workspace's totals.</summary>
    Task<AnalyticsOutput> CreateAsync(
        string workspaceId,
        string timeZone,
        string plan,
        CancellationToken cancellationToken
    );

    /// <summary>Keeps another plan, and in the same transaction asks <paramref name="replay"/> to be made anew, where it is given.</summary>
    Task SavePlanAsync(string workspaceId, string plan, string? replay, CancellationToken cancellationToken);

    /// <summary>The facts of those users of whom any are kept.</summary>
    Task<IReadOnlyDictionary<Guid, byte[]>> FactsAsync(
        long generation,
        IReadOnlyList<Guid> userIds,
        CancellationToken cancellationToken
    );

    /// <summary>Writes in one transaction.</summary>
    /// <exception cref="ProjectionMovedException">Somebody else has moved the projection on.</exception>
    Task WriteAsync(IReadOnlyList<AnalyticsWrite> writes, ProjectionMove? move, CancellationToken cancellationToken);

    /// <summary>The generation that is being made beside the served one, or null.</summary>
    Task<long?> BuildingAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Begins a generation beside the served one; what was begun before goes.</summary>
    Task<long> BeginAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Serves the generation that was begun, and ends the replay; the old one goes afterwards.</summary>
    Task EndAsync(ProjectionReplay replay, string timeZone, CancellationToken cancellationToken);

    Task<IReadOnlyList<RollupRow>> RowsAsync(RollupQuery query, CancellationToken cancellationToken);

    /// <summary>All sums of an experience.</summary>
    Task<IReadOnlyList<KeyValuePair<OutcomeKey, OutcomeSums>>> OutcomesAsync(
        long generation,
        string experienceId,
        CancellationToken cancellationToken
    );
}
