using Attune.Core.Content.Rendering;
using Attune.Jinja;

namespace Attune.Core.Content.Preview;

/// <summary>
/// One budget of time and output for all templates of a request: each gets what the ones before have left. Without it a
/// payload of many leaves would have the budget many times. Not for concurrent use.
/// </summary>
internal sealed class PreviewBudget(RenderLimits limits, RenderContext context, TimeProvider time)
{
    private readonly long started = time.GetTimestamp();

    /// <summary>What the next template may use, after <paramref name="written"/> bytes of output.</summary>
    public RenderOptions Next(int written)
    {
        var waited = context.Waits.Waited;
        return new RenderOptions
        {
            Host = context,
            UndefinedObserver = context.Diagnostics is null ? null : context,
            Limits = limits with
            {
                MaxOutputLength = Math.Max(0, limits.MaxOutputLength - written),
                MaxWallTime = Left(limits.MaxWallTime, time.GetElapsedTime(started) - waited),
                MaxWaitTime = Left(limits.MaxWaitTime, waited),
            },
        };
    }

    private static TimeSpan Left(TimeSpan limit, TimeSpan used) => used < limit ? limit - used : TimeSpan.Zero;
}
