namespace Attune.Core.Analytics.Statistics;

/// <summary>
/// What is kept of a metric of one variation: count and sums over users, of the metric and of the same user's value
/// before exposure. Two of them add up, so that rollups can be merged in any order. Immutable.
/// </summary>
/// <param name="Count">Users.</param>
/// <param name="Sum">Sum of the metric.</param>
/// <param name="SumOfSquares">Sum of the metric's squares.</param>
/// <param name="CovariateSum">Sum of the value before exposure.</param>
/// <param name="CovariateSumOfSquares">Sum of the squares of the value before exposure.</param>
/// <param name="SumOfProducts">Sum of metric times value before exposure.</param>
public readonly record struct Moments(
    long Count,
    double Sum,
    double SumOfSquares,
    double CovariateSum = 0,
    double CovariateSumOfSquares = 0,
    double SumOfProducts = 0
)
{
    /// <summary>The mean of the metric, or 0 where there are no users.</summary>
    public double Mean => Count == 0 ? 0 : Sum / Count;

    /// <summary>The mean of the value before exposure, or 0 where there are no users.</summary>
    public double CovariateMean => Count == 0 ? 0 : CovariateSum / Count;

    /// <summary>The unbiased variance of the metric; 0 below two users.</summary>
    public double Variance => Centre(SumOfSquares, Sum, Sum);

    /// <summary>The unbiased variance of the value before exposure; 0 below two users.</summary>
    public double CovariateVariance => Centre(CovariateSumOfSquares, CovariateSum, CovariateSum);

    /// <summary>The unbiased covariance of metric and value before exposure; 0 below two users.</summary>
    public double Covariance => Centre(SumOfProducts, Sum, CovariateSum);

    /// <summary>The moments of users of whom some reached a goal and the others did not.</summary>
    public static Moments OfProportion(long successes, long trials) => new(trials, successes, successes);

    /// <summary>The moments with one more user.</summary>
    public Moments Add(double value, double covariate = 0) =>
        this + new Moments(1, value, value * value, covariate, covariate * covariate, value * covariate);

    /// <summary>The moments of both sets of users.</summary>
    public static Moments operator +(Moments left, Moments right) =>
        new(
            left.Count + right.Count,
            left.Sum + right.Sum,
            left.SumOfSquares + right.SumOfSquares,
            left.CovariateSum + right.CovariateSum,
            left.CovariateSumOfSquares + right.CovariateSumOfSquares,
            left.SumOfProducts + right.SumOfProducts
        );

    private double Centre(double products, double first, double second) =>
        Count < 2 ? 0 : Math.Max((products - first * second / Count) / (Count - 1), Floor(first, second));

    // Rounding may take a variance of zero below it; a covariance may well be negative.
    private static double Floor(double first, double second) => first.Equals(second) ? 0 : double.NegativeInfinity;
}
