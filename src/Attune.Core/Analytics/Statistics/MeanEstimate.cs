namespace Attune.Core.Analytics.Statistics;

/// <summary>A mean of one variation and how exactly it is known. Immutable.</summary>
/// <param name="Count">Users behind it.</param>
/// <param name="Mean">The estimated mean.</param>
/// <param name="Variance">The variance of one user's value, in squared units of the metric.</param>
public readonly record struct MeanEstimate(long Count, double Mean, double Variance)
{
    /// <summary>The variance of the mean; infinite without users.</summary>
    public double SquaredError => Count == 0 ? double.PositiveInfinity : Variance / Count;

    /// <summary>The plain mean of the metric.</summary>
    public static MeanEstimate Of(in Moments moments) => new(moments.Count, moments.Mean, moments.Variance);

    /// <summary>
    /// The ratio of two sums over users (clicks by impressions, revenue by orders), whose unit stays the user: the
    /// delta method, as in Deng, Knoblich and Lu, "Applying the Delta Method in Metric Analytics" (2018).
    /// </summary>
    /// <param name="ratio">The numerator as metric, the denominator as the value beside it.</param>
    public static MeanEstimate OfRatio(in Moments ratio)
    {
        if (ratio.CovariateSum == 0)
        {
            return new MeanEstimate(ratio.Count, 0, 0);
        }

        var value = ratio.Sum / ratio.CovariateSum;
        var denominator = ratio.CovariateMean;
        var variance =
            (ratio.Variance - 2 * value * ratio.Covariance + value * value * ratio.CovariateVariance)
            / (denominator * denominator);
        return new MeanEstimate(ratio.Count, value, Math.Max(variance, 0));
    }
}
