using MathNet.Numerics.Distributions;

namespace Attune.Core.Analytics.Statistics;

/// <summary>
/// Two means with a flat prior: by the central limit theorem their difference is normal around its estimate. The
/// expected losses are those of a normal variable (Gelman and others, "Bayesian Data Analysis", section 9).
/// </summary>
public static class BayesianMeans
{
    /// <summary>Compares the means; undecided where one of them has no users or neither varies.</summary>
    public static ChanceToBeat Compare(MeanEstimate control, MeanEstimate variation)
    {
        var difference = variation.Mean - control.Mean;
        var error = Math.Sqrt(control.SquaredError + variation.SquaredError);
        if (!double.IsFinite(error))
        {
            return new ChanceToBeat(0.5, 0, 0);
        }

        if (error == 0)
        {
            return new ChanceToBeat(
                difference == 0 ? 0.5
                    : difference > 0 ? 1
                    : 0,
                Math.Max(-difference, 0),
                Math.Max(difference, 0)
            );
        }

        var z = difference / error;
        var density = error * Normal.PDF(0, 1, z);
        return new ChanceToBeat(
            Normal.CDF(0, 1, z),
            Math.Max(density - difference * Normal.CDF(0, 1, -z), 0),
            Math.Max(density + difference * Normal.CDF(0, 1, z), 0)
        );
    }
}
