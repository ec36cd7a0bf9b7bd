using System.Collections.Concurrent;

namespace Attune.Core.RateLimits;

/// <summary>The count of one process: one counter for each workspace and API, replaced when its minute is over.</summary>
public sealed class MemoryRateLimiter(TimeProvider time) : IRateLimiter
{
    private readonly ConcurrentDictionary<(string WorkspaceId, string Api), Window> windows = new();

    /// <inheritdoc/>
    public ValueTask<RateLimitCount> TakeAsync(
        string workspaceId,
        string api,
        int limit,
        int cost,
        CancellationToken cancellation
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, 1);
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        var window = windows.GetOrAdd((workspaceId, api), static _ => new Window());
        var (granted, remaining) = window.Take(minute, limit, cost);
        var resetAt = DateTimeOffset.FromUnixTimeSeconds((minute + 1) * 60);
        return ValueTask.FromResult(new RateLimitCount(granted, remaining, resetAt));
    }

    private sealed class Window
    {
        private const int CountBits = 32;

        // The minute in the upper half and the count in the lower one, so that both change in one step without a lock.
        private long state;

        public (bool Granted, int Remaining) Take(long minute, int limit, int cost)
        {
            while (true)
            {
                var before = Interlocked.Read(ref state);
                // A clock that steps back keeps counting in the later minute rather than granting it twice.
                var current = Math.Max(minute, before >> CountBits);
                var used = before >> CountBits == current ? (int)(before & uint.MaxValue) : 0;
                if (cost > limit - used)
                {
                    return (false, Math.Max(0, limit - used));
                }
                var after = (current << CountBits) | (uint)(used + cost);
                if (Interlocked.CompareExchange(ref state, after, before) == before)
                {
                    return (true, limit - used - cost);
                }
            }
        }
    }
}
