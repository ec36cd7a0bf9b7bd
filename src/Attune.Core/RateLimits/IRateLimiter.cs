namespace Attune.Core.RateLimits;

/// <summary>
/// Counts what each workspace asks of each API in fixed windows of one minute, aligned to the minute of the clock.
/// Safe for concurrent use. Kept in memory in one process; many nodes will share the count behind this interface.
/// </summary>
public interface IRateLimiter
{
    /// <summary>Takes <paramref name="cost"/> from the current minute if the limit leaves room for it.</summary>
    /// <param name="workspaceId">Who asks.</param>
    /// <param name="api">What is asked: a name such as <c>preview</c>.</param>
    /// <param name="limit">How much a minute holds; at least 1.</param>
    /// <param name="cost">How much this request takes; at least 1.</param>
    /// <param name="cancellation">Gives up waiting for a shared count.</param>
    ValueTask<RateLimitCount> TakeAsync(
        string workspaceId,
        string api,
        int limit,
        int cost,
        CancellationToken cancellation
    );
}
