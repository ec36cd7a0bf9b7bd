namespace Attune.Core.Content.Recommendations;

/// <summary>How near two items are, from counts of users. Pure functions.</summary>
internal static class ItemSimilarity
{
    /// <summary>Users that a pair seems to have fewer, so that pairs of a few users do not come before well-known ones.</summary>
    public const double Shrinkage = 4;

    /// <summary>
    /// The cosine of the angle between the items' users (Sarwar, Karypis, Konstan and Riedl, "Item-based collaborative
    /// filtering recommendation algorithms", WWW 2001), less for pairs that few users support (Koren, "Factorization meets
    /// the neighborhood", KDD 2008). 0 to 1.
    /// </summary>
    public static double Cosine(int both, int left, int right) =>
        both == 0 ? 0 : both / Math.Sqrt((double)left * right) * (both / (both + Shrinkage));

    /// <summary>
    /// The log-likelihood ratio of two items being together more often than by chance (Dunning, "Accurate methods for the
    /// statistics of surprise and coincidence", Computational Linguistics 19(1), 1993). From 0; 0 also where they are
    /// together less often than by chance.
    /// </summary>
    public static double LogLikelihoodRatio(long both, long left, long right, long all)
    {
        var onlyLeft = left - both;
        var onlyRight = right - both;
        var neither = Math.Max(0, all - left - right + both);
        if (both == 0 || (double)both * all <= (double)left * right)
        {
            return 0;
        }
        var rows = Entropy(both + onlyLeft, onlyRight + neither);
        var columns = Entropy(both + onlyRight, onlyLeft + neither);
        var matrix = Entropy(both, onlyLeft, onlyRight, neither);
        return Math.Max(0, 2 * (rows + columns - matrix));
    }

    private static double Entropy(params ReadOnlySpan<long> counts)
    {
        long sum = 0;
        double parts = 0;
        foreach (var count in counts)
        {
            sum += count;
            parts += Term(count);
        }
        return Term(sum) - parts;
    }

    private static double Term(long count) => count == 0 ? 0 : count * Math.Log(count);
}
