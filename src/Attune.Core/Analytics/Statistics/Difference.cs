namespace Attune.Core.Analytics.Statistics;

/// <summary>A difference of a variation from the control, in units of the metric. Immutable.</summary>
/// <param name="Estimate">Variation minus control.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end of the interval.</param>
/// <param name="PValue">The p-value against no difference, in [0, 1].</param>
public readonly record struct Difference(double Estimate, double Low, double High, double PValue)
{
    /// <summary>Whether the interval leaves out "no difference".</summary>
    public bool IsDecided => Low > 0 || High < 0;
}
