namespace Attune.Recommendations.Benchmarks;

/// <summary>
/// Hit rate and NDCG at ten (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4),
/// 2002), over shoppers.
/// </summary>
internal sealed class Quality
{
    private const int At = 10;
    private double hits;
    private double gain;
    private int shoppers;

    public double HitRate => hits / shoppers;

    public double Ndcg => gain / shoppers;

    /// <summary>Takes one shopper's list in.</summary>
    public void Add(IEnumerable<int> ranked, IReadOnlySet<int> hidden)
    {
        shoppers++;
        var dcg = ranked.Take(At).Select((item, at) => hidden.Contains(item) ? Discount(at) : 0).Sum();
        var best = Enumerable.Range(0, Math.Min(At, hidden.Count)).Sum(Discount);
        hits += dcg > 0 ? 1 : 0;
        gain += dcg / best;
    }

    private static double Discount(int at) => 1 / Math.Log2(at + 2);
}
