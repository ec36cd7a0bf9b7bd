namespace Attune.Recommendations.Benchmarks;

/// <summary>
/// Makes shoppers from known tastes: items fall into groups, each shopper likes a few groups, and every action is drawn
/// from the shopper's own distribution over items. Because that distribution is known, so is the best possible ranking.
/// </summary>
/// <param name="Items">Items in all.</param>
/// <param name="Groups">Groups of items, equally large.</param>
/// <param name="Shoppers">How many there are.</param>
/// <param name="Seen">Different items that each had to do with.</param>
/// <param name="Hidden">Further items of each that are to be found.</param>
/// <param name="TasteShare">How much of what a shopper does follows their taste; the rest follows the crowd.</param>
/// <param name="CrowdSkew">The exponent of the crowd's favour (Zipf), over all items; 0 for none.</param>
/// <param name="GroupSkew">The exponent of favour inside a group.</param>
internal sealed record ShopperGenerator(
    int Items,
    int Groups,
    int Shoppers,
    int Seen,
    int Hidden,
    double TasteShare,
    double CrowdSkew,
    double GroupSkew
)
{
    /// <summary>The shoppers; the same for the same seed.</summary>
    public IReadOnlyList<Shopper> Generate(int seed)
    {
        var random = new Random(seed);
        var crowd = Normalize([.. Shuffle(random, Items).Select(rank => Math.Pow(rank + 1, -CrowdSkew))]);
        var inGroup = new double[Items];
        for (var group = 0; group < Groups; group++)
        {
            var members = Enumerable.Range(0, Items).Where(item => item % Groups == group).ToArray();
            var ranks = Shuffle(random, members.Length);
            var shares = Normalize([.. ranks.Select(rank => Math.Pow(rank + 1, -GroupSkew))]);
            for (var at = 0; at < members.Length; at++)
            {
                inGroup[members[at]] = shares[at];
            }
        }
        return [.. Enumerable.Range(0, Shoppers).Select(_ => Generate(random, crowd, inGroup))];
    }

    private Shopper Generate(Random random, double[] crowd, double[] inGroup)
    {
        var first = random.Next(Groups);
        var second = random.Next(Groups);
        var chances = new double[Items];
        for (var item = 0; item < Items; item++)
        {
            var group = item % Groups;
            var taste = (group == first ? 0.7 : 0) + (group == second ? 0.3 : 0);
            chances[item] = (TasteShare * taste * inGroup[item]) + ((1 - TasteShare) * crowd[item]);
        }
        var drawn = Draw(random, chances, Seen + Hidden);
        return new Shopper(chances, drawn[..Seen], [.. drawn[Seen..]]);
    }

    // Without putting back, so that no item is drawn twice.
    private static int[] Draw(Random random, double[] chances, int count)
    {
        var left = chances.ToArray();
        var drawn = new int[count];
        var sum = left.Sum();
        for (var at = 0; at < count; at++)
        {
            var point = random.NextDouble() * sum;
            var item = 0;
            while (item < left.Length - 1 && (point -= left[item]) >= 0)
            {
                item++;
            }
            while (left[item] <= 0)
            {
                item = (item + 1) % left.Length;
            }
            drawn[at] = item;
            sum -= left[item];
            left[item] = 0;
        }
        return drawn;
    }

    private static int[] Shuffle(Random random, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        return order;
    }

    private static double[] Normalize(double[] weights)
    {
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }
}
