namespace Attune.Core.Analytics.Statistics;

/// <summary>
/// Keeps a few very large orders from deciding an experiment: values above a cap count as the cap. The cap is a
/// percentile of all variations together, so that it favours none (Kohavi, Tang and Xu, "Trustworthy Online Controlled
/// Experiments", 2020, chapter 22).
/// </summary>
public static class HeavyTails
{
    /// <summary>The percentile at which revenue is capped unless the workspace says otherwise.</summary>
    public const double DefaultPercentile = 0.999;

    /// <summary>The cap: the value at the percentile of those above 0, by linear interpolation; 0 where there is none.</summary>
    /// <param name="values">The values of all users of all variations.</param>
    /// <param name="percentile">In (0, 1].</param>
    public static double FindCap(IEnumerable<double> values, double percentile = DefaultPercentile)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(percentile);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percentile, 1);
        var sorted = values.Where(v => v > 0).Order().ToArray();
        if (sorted.Length == 0)
        {
            return 0;
        }

        var position = percentile * (sorted.Length - 1);
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
