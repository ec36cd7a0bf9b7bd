using System.Globalization;
using Attune.Core.Analytics.Statistics;

namespace Attune.Statistics.Simulation;

/// <summary>Users whose past tells something of what they do: CUPED must stay unbiased and narrow the interval.</summary>
/// <param name="Relation">The correlation of past and present.</param>
internal sealed record PastKnown(string Name, double Relation) : Simulation($"CUPED, {Name}")
{
    private const double Effect = 0.1;

    public override IEnumerable<Finding> Run(int experiments)
    {
        var results = RunAll(experiments, RunOne);
        var bias = results.Average(result => result.Adjusted.Estimate) - Effect;
        var spread = Math.Sqrt(results.Average(result => Math.Pow(result.Adjusted.Estimate - Effect, 2)));
        yield return new Finding(
            "bias, in standard errors of the simulation",
            "below 3",
            (bias / (spread / Math.Sqrt(experiments))).ToString("0.0", CultureInfo.InvariantCulture)
        );
        yield return new Finding(
            "width of the interval, against without",
            string.Create(CultureInfo.InvariantCulture, $"{Math.Sqrt(1 - Relation * Relation):0.00}"),
            results
                .Average(result => Width(result.Adjusted) / Width(result.Plain))
                .ToString("0.00", CultureInfo.InvariantCulture)
        );
        yield return new Finding(
            "the truth is in the interval in the end",
            "at least 95 %",
            Share([.. results.Select(result => result.Adjusted.Low <= Effect && Effect <= result.Adjusted.High)])
        );
    }

    private static double Width(Difference difference) => difference.High - difference.Low;

    private (Difference Plain, Difference Adjusted) RunOne(Random random)
    {
        var control = Draw(random, 0);
        var variation = Draw(random, Effect);
        var adjusted = Cuped.Adjust([control, variation]);
        return (
            ConfidenceSequence.Compare(MeanEstimate.Of(control), MeanEstimate.Of(variation), Alpha),
            ConfidenceSequence.Compare(adjusted[0], adjusted[1], Alpha)
        );
    }

    private Moments Draw(Random random, double effect)
    {
        Moments moments = default;
        for (var user = 0; user < UsersADay * 10; user++)
        {
            var past = Metric.Normal(random);
            var present = Relation * past + Math.Sqrt(1 - Relation * Relation) * Metric.Normal(random);
            moments = moments.Add(present + effect, past);
        }

        return moments;
    }
}
