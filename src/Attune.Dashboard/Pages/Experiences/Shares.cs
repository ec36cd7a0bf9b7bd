namespace Attune.Dashboard.Pages.Experiences;

/// <summary>Shares of traffic that always make 100 together, in steps of 0.01. Pure.</summary>
public static class Shares
{
    /// <summary>The shares after one of them was moved: the others give or take in proportion to what they have.</summary>
    public static IReadOnlyList<decimal> Move(IReadOnlyList<decimal> shares, int index, decimal wanted)
    {
        if (shares.Count == 1)
        {
            return [100m];
        }
        wanted = Math.Clamp(decimal.Round(wanted, 2), 0, 100);
        var others = shares.Where((_, at) => at != index).Sum();
        var moved = new decimal[shares.Count];
        for (var at = 0; at < shares.Count; at++)
        {
            moved[at] =
                at == index ? wanted
                : others > 0 ? decimal.Round((100 - wanted) * shares[at] / others, 2)
                : decimal.Round((100 - wanted) / (shares.Count - 1), 2);
        }
        return Settle(moved, index);
    }

    /// <summary>Equal shares, the first ones a hundredth larger where that is needed.</summary>
    public static IReadOnlyList<decimal> Even(int count)
    {
        var steps = 10_000 / count;
        return [.. Enumerable.Range(0, count).Select(at => (steps + (at < 10_000 % count ? 1 : 0)) / 100m)];
    }

    /// <summary>What rounding has left goes to the largest of the others.</summary>
    private static decimal[] Settle(decimal[] shares, int fixedIndex)
    {
        var left = 100 - shares.Sum();
        if (left != 0)
        {
            var at = Enumerable
                .Range(0, shares.Length)
                .Where(index => index != fixedIndex)
                .OrderByDescending(index => shares[index])
                .First();
            shares[at] += left;
        }
        return shares;
    }
}
