namespace Attune.Core.Analytics.Rollups;

/// <summary>
/// Sizes of values in steps of a tenth: a cap on very large values is found from how many users have values of which size,
/// without looking at any user again.
/// </summary>
internal static class ValueBins
{
    private static readonly long[] Edges = Make();

    /// <summary>0 for 0, -1 below it, and from 1 on the greater the value.</summary>
    public static int Of(long value)
    {
        if (value <= 0)
        {
            return value == 0 ? 0 : -1;
        }
        var at = Array.BinarySearch(Edges, value);
        return at >= 0 ? at + 1 : ~at;
    }

    /// <summary>The first value of the bin after this one: no value in the bin is greater.</summary>
    public static long EndOf(int bin) => bin <= 0 ? 0 : Edges[Math.Min(bin, Edges.Length - 1)];

    private static long[] Make()
    {
        var edges = new List<long>();
        for (long edge = 1; edge < 1_000_000_000_000_000_000; edge = Math.Max(edge + 1, edge / 10 * 11))
        {
            edges.Add(edge);
        }
        return [.. edges];
    }
}
