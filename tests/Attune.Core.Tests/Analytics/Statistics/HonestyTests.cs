using Attune.Core.Analytics.Statistics;

namespace Attune.Core.Tests.Analytics.Statistics;

/// <summary>What the statistics promise, on small simulations; the large ones are in bench/.</summary>
public sealed class HonestyTests
{
    [Fact]
    public void ConfidenceSequence_LookedAtDaily_RarelyFindsWhatIsNotThere()
    {
        const int experiments = 400;
        var random = new Random(20260101);
        var falseWinners = Enumerable.Range(0, experiments).Count(_ => FindsAWinner(random, lift: 0));

        // The promise is 5 %: more than 8 % of 400 would come once in a hundred such runs.
        Assert.InRange(falseWinners, 0, experiments * 8 / 100);
    }

    [Fact]
    public void ConfidenceSequence_FindsWhatIsThere()
    {
        var random = new Random(20260102);

        Assert.True(Enumerable.Range(0, 20).Count(_ => FindsAWinner(random, lift: 0.06)) >= 18);
    }

    [Fact]
    public void SampleRatio_OfAnEvenSplit_RaisesNoAlarm()
    {
        Assert.True(SampleRatio.Test([10_060, 9_940], [1, 1]) > SampleRatio.Alarm);
    }

    [Fact]
    public void SampleRatio_OfALostPercent_RaisesTheAlarm()
    {
        Assert.True(SampleRatio.Test([500_000, 490_000], [1, 1]) <= SampleRatio.Alarm);
    }

    [Fact]
    public void Cuped_NarrowsTheIntervalAndKeepsTheEffect()
    {
        var random = new Random(20260103);
        Moments control = default;
        Moments variation = default;
        for (var i = 0; i < 4_000; i++)
        {
            var before = random.NextDouble() * 10;
            control = control.Add(before + random.NextDouble(), before);
            var beforeToo = random.NextDouble() * 10;
            variation = variation.Add(beforeToo + random.NextDouble() + 0.2, beforeToo);
        }

        var adjusted = Cuped.Adjust([control, variation]);

        Assert.InRange(adjusted[1].Mean - adjusted[0].Mean, 0.17, 0.23);
        Assert.True(adjusted[0].Variance < control.Variance / 20);
    }

    [Fact]
    public void Moments_AddUpInAnyOrder()
    {
        var left = default(Moments).Add(1, 2).Add(3, 4);
        var right = default(Moments).Add(-5, 0.5);

        Assert.Equal(left + right, right + left);
        Assert.Equal(default(Moments).Add(1, 2).Add(3, 4).Add(-5, 0.5), left + right);
    }

    [Fact]
    public void Mean_WithoutUsers_DecidesNothing()
    {
        var nobody = MeanEstimate.Of(default);
        var somebody = new MeanEstimate(10, 1, 1);

        Assert.False(ConfidenceSequence.Compare(nobody, somebody, 0.05).IsDecided);
        Assert.Equal(0.5, BayesianMeans.Compare(nobody, somebody).Probability);
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(-1, 4)]
    public void Proportions_ThatCannotBe_AreRefused(long successes, long trials)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BayesianProportions.Compare(successes, trials, 1, 2));
    }

    private static bool FindsAWinner(Random random, double lift)
    {
        Moments control = default;
        Moments variation = default;
        for (var day = 0; day < 20; day++)
        {
            for (var user = 0; user < 150; user++)
            {
                control = control.Add(random.NextDouble() < 0.2 ? 1 : 0);
                variation = variation.Add(random.NextDouble() < 0.2 + lift ? 1 : 0);
            }

            if (ConfidenceSequence.Compare(MeanEstimate.Of(control), MeanEstimate.Of(variation), 0.05).IsDecided)
            {
                return true;
            }
        }

        return false;
    }
}
