namespace Attune.Core.Workspaces.Keys;

/// <summary>When a key was last used, in minutes since 1970; written by many requests at once without a lock.</summary>
internal sealed class KeyUseClock
{
    private long minute;
    private long recorded;

    /// <summary>0 for never.</summary>
    public long Minute => Volatile.Read(ref minute);

    /// <summary>Writes only once a minute, so that requests do not fight over the cache line.</summary>
    public void Use(long now)
    {
        if (now > Volatile.Read(ref minute))
        {
            Volatile.Write(ref minute, now);
        }
    }

    /// <summary>True, once, where there was a use since the last time.</summary>
    public bool TakeUnrecorded(out long taken)
    {
        taken = Minute;
        return taken > Interlocked.Exchange(ref recorded, taken);
    }
}
