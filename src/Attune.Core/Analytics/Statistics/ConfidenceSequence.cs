namespace Attune.Core.Analytics.Statistics;

/// <summary>
/// An interval for the difference of two means that may be looked at after every user and keeps its promise all the
/// same: the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central
/// limit theory and asymptotic confidence sequences" (2021), with their Gaussian mixture boundary.
/// </summary>
public static class ConfidenceSequence
{
    /// <summary>The number of users at which the interval is tightest, unless the caller says otherwise.</summary>
    public const double DefaultTightestAt = 5_000;

    /// <summary>The interval of (variation − control), and the p-value that is valid at any time of looking.</summary>
    /// <param name="control">The control's mean.</param>
    /// <param name="variation">The variation's mean.</param>
    /// <param name="alpha">The error that is promised over all looks together, in (0, 1).</param>
    /// <param name="tightestAt">The number of users at which the interval is to be tightest; above 0.</param>
    public static Difference Compare(
        MeanEstimate control,
        MeanEstimate variation,
        double alpha,
        double tightestAt = DefaultTightestAt
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(alpha);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(alpha, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tightestAt);
        var estimate = variation.Mean - control.Mean;
        var squaredError = control.SquaredError + variation.SquaredError;
        if (control.Count == 0 || variation.Count == 0 || squaredError == 0)
        {
            return new Difference(estimate, double.NegativeInfinity, double.PositiveInfinity, 1);
        }

        double count = control.Count + variation.Count;
        var rho = TuneMixture(alpha, tightestAt);
        var inflated = count * rho * rho + 1;
        var perUser = squaredError * count;
        var half = Math.Sqrt(
            perUser * 2 * inflated / (count * count * rho * rho) * Math.Log(Math.Sqrt(inflated) / alpha)
        );
        var evidence = estimate * estimate / perUser * count * count * rho * rho / (2 * inflated);
        var pValue = Math.Min(1, Math.Sqrt(inflated) * Math.Exp(-evidence));
        return new Difference(estimate, estimate - half, estimate + half, pValue);
    }

    private static double TuneMixture(double alpha, double tightestAt)
    {
        var log = -2 * Math.Log(alpha);
        return Math.Sqrt((log + Math.Log(log + 1)) / tightestAt);
    }
}
