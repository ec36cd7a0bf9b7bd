using Attune.Core.Analytics.Statistics;

namespace Attune.Statistics.Simulation;

/// <summary>A true effect: is it inside the interval, at every look, and is it found?</summary>
internal sealed record Coverage(string Name, Metric Control, Metric Variation) : Simulation($"A/B, {Name}")
{
    public override IEnumerable<Finding> Run(int experiments)
    {
        var results = RunAll(experiments, RunOne);
        yield return new Finding(
            "the truth is in the interval at every daily look",
            "at least 95 %",
            Share([.. results.Select(result => result.AlwaysIn)])
        );
        yield return new Finding(
            "the effect is found within 28 days",
            "–",
            Share([.. results.Select(result => result.Found)])
        );
        yield return new Finding(
            "a verdict for the wrong side, ever",
            "at most 5 %",
            Share([.. results.Select(result => result.Wrong)])
        );
    }

    private (bool AlwaysIn, bool Found, bool Wrong) RunOne(Random random)
    {
        var truth = Variation.Mean - Control.Mean;
        Moments control = default;
        Moments variation = default;
        var alwaysIn = true;
        var found = false;
        var wrong = false;
        for (var day = 0; day < Days; day++)
        {
            control += Control.Draw(random, UsersADay);
            variation += Variation.Draw(random, UsersADay);
            var difference = ConfidenceSequence.Compare(MeanEstimate.Of(control), MeanEstimate.Of(variation), Alpha);
            alwaysIn &= difference.Low <= truth && truth <= difference.High;
            found |= truth > 0 ? difference.Low > 0 : difference.High < 0;
            wrong |= truth > 0 ? difference.High < 0 : difference.Low > 0;
        }

        return (alwaysIn, found, wrong);
    }
}
