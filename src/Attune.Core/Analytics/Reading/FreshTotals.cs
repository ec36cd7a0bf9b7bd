using Attune.Core.Analytics.Rollups;
using Attune.Core.Events;

namespace Attune.Core.Analytics.Reading;

/// <summary>
/// Has totals catch up before they are read, so that whoever has reported something sees it. Waits no longer than
/// <see cref="Patience"/>. Safe for concurrent use.
/// </summary>
internal sealed class FreshTotals(
    AnalyticsPlans plans,
    IAnalyticsStore store,
    IProjections projections,
    TimeProvider time
)
{
    /// <summary>Longer than a few thousand events take; a replay of a large workspace takes longer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The totals, and the time up to which they are whole; null where they are behind.</summary>
    public async Task<(AnalyticsOutput Output, DateTimeOffset? AsOf)> ReadAsync(
        string workspaceId,
        CancellationToken cancellationToken
    )
    {
        await plans.CurrentAsync(workspaceId, cancellationToken);
        DateTimeOffset? asOf = time.GetUtcNow();
        try
        {
            // The work goes on for others when this caller has gone.
            await projections
                .CatchUpAsync(AnalyticsProjection.ProjectionName, CancellationToken.None)
                .WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            asOf = null;
        }
        return ((await store.OutputAsync(workspaceId, cancellationToken))!, asOf);
    }
}
