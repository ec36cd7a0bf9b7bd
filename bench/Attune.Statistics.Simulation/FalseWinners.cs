using Attune.Core.Analytics.Statistics;
using MathNet.Numerics.Distributions;

namespace Attune.Statistics.Simulation;

/// <summary>Variations that do nothing: how often does one look like a winner, or a loser, all the same?</summary>
internal sealed record FalseWinners(string Name, Metric Metric, int Variations) : Simulation($"A/A, {Name}")
{
    public override IEnumerable<Finding> Run(int experiments)
    {
        var looks = RunAll(experiments, RunOne);
        yield return new Finding(
            "false verdict, looked at every day",
            "at most 5 %",
            Share([.. looks.Select(look => look.Ever)])
        );
        yield return new Finding(
            "false verdict, looked at once in the end",
            "at most 5 %",
            Share([.. looks.Select(look => look.AtTheEnd)])
        );
        yield return new Finding(
            "for comparison: a plain z-test, looked at every day",
            "nothing",
            Share([.. looks.Select(look => look.Naive)])
        );
    }

    private (bool Ever, bool AtTheEnd, bool Naive) RunOne(Random random)
    {
        var arms = new Moments[Variations + 1];
        var ever = false;
        var last = false;
        var naive = false;
        for (var day = 0; day < Days; day++)
        {
            for (var arm = 0; arm < arms.Length; arm++)
            {
                arms[arm] += Metric.Draw(random, UsersADay);
            }

            var control = MeanEstimate.Of(arms[0]);
            var others = arms.Skip(1).Select(arm => MeanEstimate.Of(arm)).ToList();
            last = ManyComparisons
                .Adjust([.. others.Select(other => ConfidenceSequence.Compare(control, other, Alpha).PValue)])
                .Any(p => p < Alpha);
            ever |= last;
            naive |= others.Any(other => IsSignificant(control, other));
        }

        return (ever, last, naive);
    }

    private static bool IsSignificant(MeanEstimate control, MeanEstimate variation)
    {
        var z = (variation.Mean - control.Mean) / Math.Sqrt(control.SquaredError + variation.SquaredError);
        return Math.Abs(z) > Normal.InvCDF(0, 1, 1 - Alpha / 2);
    }
}
