namespace Attune.Recommendations.Benchmarks;

/// <summary>A generated shopper.</summary>
/// <param name="Chances">For each item, how likely the shopper is to choose it.</param>
/// <param name="Seen">What the recommender is told.</param>
/// <param name="Hidden">What it is to find.</param>
internal sealed record Shopper(double[] Chances, int[] Seen, HashSet<int> Hidden);
