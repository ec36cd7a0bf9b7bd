using Attune.Core.RateLimits;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Core.Tests.RateLimits;

public sealed class MemoryRateLimiterTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 15, TimeSpan.Zero);
    private readonly FakeTimeProvider time = new(Start);

    [Fact]
    public void Cost_WithinTheMinute_IsTakenUntilNothingIsLeft()
    {
        var limiter = new MemoryRateLimiter(time);
        Assert.Equal(new RateLimitCount(true, 7, Start.AddSeconds(45)), Take(limiter, 10, 3));
        Assert.Equal(new RateLimitCount(true, 0, Start.AddSeconds(45)), Take(limiter, 10, 7));
        Assert.Equal(new RateLimitCount(false, 0, Start.AddSeconds(45)), Take(limiter, 10, 1));
    }

    [Fact]
    public void Refusal_TakesNothing()
    {
        var limiter = new MemoryRateLimiter(time);
        Take(limiter, 10, 4);
        Assert.Equal((false, 6), Short(Take(limiter, 10, 7)));
        Assert.Equal((true, 0), Short(Take(limiter, 10, 6)));
    }

    [Fact]
    public void Cost_AboveTheLimit_IsNeverGranted()
    {
        var limiter = new MemoryRateLimiter(time);
        Assert.Equal((false, 10), Short(Take(limiter, 10, 11)));
        Assert.Equal((false, 10), Short(Take(limiter, 10, int.MaxValue)));
    }

    [Fact]
    public void Minute_OfTheClock_BeginsTheCountAnew()
    {
        var limiter = new MemoryRateLimiter(time);
        Take(limiter, 1, 1);
        time.Advance(TimeSpan.FromSeconds(44.9));
        Assert.False(Take(limiter, 1, 1).Granted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(Take(limiter, 1, 1).Granted);
    }

    [Fact]
    public void Clock_ThatStepsBack_DoesNotGrantTheMinuteTwice()
    {
        var ahead = new FakeTimeProvider(Start) { AutoAdvanceAmount = TimeSpan.Zero };
        var limiter = new MemoryRateLimiter(ahead);
        Take(limiter, 1, 1);
        ahead.AdjustTime(Start.AddMinutes(-5));
        Assert.False(Take(limiter, 1, 1).Granted);
    }

    [Fact]
    public void WorkspacesAndApis_CountApart()
    {
        var limiter = new MemoryRateLimiter(time);
        Take(limiter, 1, 1, "a", "x");
        Assert.True(Take(limiter, 1, 1, "a", "y").Granted);
        Assert.True(Take(limiter, 1, 1, "b", "x").Granted);
        Assert.False(Take(limiter, 1, 1, "a", "x").Granted);
    }

    [Fact]
    public void Limit_ThatIsLoweredWithinTheMinute_LeavesNothing()
    {
        var limiter = new MemoryRateLimiter(time);
        Take(limiter, 100, 50);
        Assert.Equal((false, 0), Short(Take(limiter, 10, 1)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void LimitOrCost_BelowOne_IsAMistakeOfTheCaller(int limit, int cost) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Take(new MemoryRateLimiter(time), limit, cost));

    [Fact]
    public void Callers_AtOnce_GetNoMoreThanTheLimit() =>
        Gen.Select(Gen.Int[1, 500], Gen.Int[1, 7])
            .Sample(
                (limit, cost) =>
                {
                    var limiter = new MemoryRateLimiter(time);
                    var granted = 0;
                    Parallel.For(
                        0,
                        600,
                        _ =>
                        {
                            if (Take(limiter, limit, cost).Granted)
                            {
                                Interlocked.Add(ref granted, cost);
                            }
                        }
                    );
                    Assert.Equal(Math.Min(600, limit / cost) * cost, granted);
                },
                iter: 20
            );

    private static (bool, int) Short(RateLimitCount count) => (count.Granted, count.Remaining);

    private static RateLimitCount Take(
        MemoryRateLimiter limiter,
        int limit,
        int cost,
        string workspace = "w",
        string api = "preview"
    )
    {
        var taken = limiter.TakeAsync(workspace, api, limit, cost, TestContext.Current.CancellationToken);
        Assert.True(taken.IsCompletedSuccessfully);
        return taken.Result;
    }
}
