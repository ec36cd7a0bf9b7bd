namespace Attune.Core.Users.Writing;

/// <summary>
/// Numbers updates, so that of two users with one email it is known who was updated last, also within a millisecond: the
/// time in microseconds, or one more than the last number where that is greater. Thread-safe.
/// </summary>
internal sealed class UpdateClock
{
    private long last;

    public long Next(long nowMs)
    {
        while (true)
        {
            var before = Interlocked.Read(ref last);
            var next = Math.Max(before + 1, nowMs * 1000);
            if (Interlocked.CompareExchange(ref last, next, before) == before)
            {
                return next;
            }
        }
    }
}
