using MathNet.Numerics.Distributions;

namespace Attune.Core.Analytics.Statistics;

/// <summary>How many users an experiment needs, and what it can find: the two-sided z-test's power.</summary>
public static class Power
{
    /// <summary>Users needed in each variation to find a change of a conversion rate.</summary>
    /// <param name="baseline">The control's rate, in (0, 1).</param>
    /// <param name="relativeLift">The smallest change worth finding, relative to the baseline; not 0.</param>
    /// <param name="alpha">The chance of a false winner, in (0, 1).</param>
    /// <param name="power">The chance to find a true effect, in (0, 1).</param>
    public static long SampleSizeForRate(double baseline, double relativeLift, double alpha = 0.05, double power = 0.8)
    {
        var changed = baseline * (1 + relativeLift);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(baseline);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(baseline, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(changed);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(changed, 1);
        return SampleSize(changed - baseline, baseline * (1 - baseline) + changed * (1 - changed), alpha, power);
    }

    /// <summary>Users needed in each variation to find a change of a mean.</summary>
    /// <param name="deviation">The standard deviation of one user's value, above 0.</param>
    /// <param name="change">The smallest change worth finding, in units of the metric; not 0.</param>
    /// <param name="alpha">The chance of a false winner, in (0, 1).</param>
    /// <param name="power">The chance to find a true effect, in (0, 1).</param>
    public static long SampleSizeForMean(double deviation, double change, double alpha = 0.05, double power = 0.8)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        return SampleSize(change, 2 * deviation * deviation, alpha, power);
    }

    private static long SampleSize(double change, double variances, double alpha, double power)
    {
        ArgumentOutOfRangeException.ThrowIfZero(change);
        var z = Normal.InvCDF(0, 1, 1 - alpha / 2) + Normal.InvCDF(0, 1, power);
        return (long)Math.Ceiling(z * z * variances / (change * change));
    }
}
