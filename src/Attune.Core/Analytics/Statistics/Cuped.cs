namespace Attune.Core.Analytics.Statistics;

/// <summary>
/// Variance reduction from what users did before they were exposed: Deng, Xu, Kohavi and Walker, "Improving the
/// Sensitivity of Online Controlled Experiments by Utilizing Pre-Experiment Data" (2013). The coefficient and the
/// overall mean are taken from all variations together, so that no variation is adjusted towards itself.
/// </summary>
public static class Cuped
{
    /// <summary>Adjusted means, in the order given; the plain means where nothing is known of the time before.</summary>
    public static IReadOnlyList<MeanEstimate> Adjust(IReadOnlyList<Moments> variations)
    {
        var coefficient = EstimateCoefficient(variations);
        var all = variations.Aggregate((left, right) => left + right);
        return [.. variations.Select(variation => Adjust(variation, coefficient, all.CovariateMean))];
    }

    private static MeanEstimate Adjust(in Moments moments, double coefficient, double overallMean)
    {
        var mean = moments.Mean - coefficient * (moments.CovariateMean - overallMean);
        var variance =
            moments.Variance
            + coefficient * coefficient * moments.CovariateVariance
            - 2 * coefficient * moments.Covariance;
        return new MeanEstimate(moments.Count, mean, Math.Max(variance, 0));
    }

    // Pooled within variations: an effect of the treatment must not pass for a relation to the past.
    private static double EstimateCoefficient(IReadOnlyList<Moments> variations)
    {
        var covariance = variations.Sum(v => v.Covariance * Math.Max(v.Count - 1, 0));
        var variance = variations.Sum(v => v.CovariateVariance * Math.Max(v.Count - 1, 0));
        return variance > 0 ? covariance / variance : 0;
    }
}
