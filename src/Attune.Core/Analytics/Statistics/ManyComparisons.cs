namespace Attune.Core.Analytics.Statistics;

/// <summary>Keeps the promise of one comparison when several are made: Holm, "A Simple Sequentially Rejective Multiple Test Procedure" (1979).</summary>
public static class ManyComparisons
{
    /// <summary>The p-values adjusted for their number, in the order given.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var largest = 0.0;
        var order = Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ToList();
        for (var rank = 0; rank < order.Count; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, (order.Count - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }
}
