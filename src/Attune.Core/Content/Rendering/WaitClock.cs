namespace Attune.Core.Content.Rendering;

/// <summary>
/// Adds up the time in which a render waited for content, however many fetches ran side by side: waiting is not counted
/// as rendering. Safe for concurrent use.
/// </summary>
public sealed class WaitClock(TimeProvider time)
{
    private readonly Lock gate = new();
    private int running;
    private long since;
    private TimeSpan total;

    /// <summary>The time waited since the last reset.</summary>
    public TimeSpan Waited
    {
        get
        {
            lock (gate)
            {
                return running > 0 ? total + time.GetElapsedTime(since) : total;
            }
        }
    }

    /// <summary>Runs a fetch on the clock.</summary>
    public async ValueTask<T> CountAsync<T>(ValueTask<T> fetch)
    {
        lock (gate)
        {
            if (running++ == 0)
            {
                since = time.GetTimestamp();
            }
        }
        try
        {
            return await fetch;
        }
        finally
        {
            lock (gate)
            {
                if (--running == 0)
                {
                    total += time.GetElapsedTime(since);
                }
            }
        }
    }

    public void Reset()
    {
        lock (gate)
        {
            total = TimeSpan.Zero;
        }
    }
}
