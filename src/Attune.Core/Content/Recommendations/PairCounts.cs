namespace Attune.Core.Content.Recommendations;

/// <summary>
/// Of how many users had to do with each item, and with each two items: what item-to-item methods are computed from
/// (Linden, Smith and York, "Amazon.com recommendations", IEEE Internet Computing 7(1), 2003). Each user counts once for a
/// pair, so that the order in which things happened does not matter. Not thread-safe.
/// </summary>
internal sealed class PairCounts
{
    private readonly List<Dictionary<int, int>?> pairs = [];
    private readonly List<int> users = [];

    /// <summary>Pairs that are kept.</summary>
    public long Count { get; private set; }

    /// <summary>Users who had to do with the item.</summary>
    public int UsersOf(int item) => item < users.Count ? users[item] : 0;

    /// <summary>Other items, each with the users who had to do with both.</summary>
    public IReadOnlyDictionary<int, int> Neighbours(int item) =>
        item < pairs.Count && pairs[item] is { } known ? known : EmptyNeighbours;

    private static readonly Dictionary<int, int> EmptyNeighbours = [];

    /// <summary>A user who had to do with some items now has to do with another.</summary>
    public void Add(IReadOnlyCollection<int> before, int added) => Move(before, added, 1);

    /// <summary>Takes an <see cref="Add"/> back.</summary>
    public void Remove(IReadOnlyCollection<int> remaining, int removed) => Move(remaining, removed, -1);

    /// <summary>
    /// Forgets pairs of one user only, which say least, to make room (after Manku and Motwani, "Approximate frequency counts
    /// over data streams", VLDB 2002).
    /// </summary>
    public void Prune()
    {
        foreach (var neighbours in pairs.OfType<Dictionary<int, int>>())
        {
            foreach (var rare in neighbours.Where(pair => pair.Value <= 1).Select(pair => pair.Key).ToList())
            {
                neighbours.Remove(rare);
                Count--;
            }
        }
    }

    private void Move(IReadOnlyCollection<int> others, int item, int by)
    {
        while (users.Count <= item)
        {
            users.Add(0);
            pairs.Add(null);
        }
        users[item] = Math.Max(0, users[item] + by);
        foreach (var other in others)
        {
            Move(item, other, by);
            Move(other, item, by);
        }
    }

    private void Move(int item, int other, int by)
    {
        var neighbours = pairs[item] ??= [];
        var count = neighbours.GetValueOrDefault(other) + by;
        if (count <= 0)
        {
            Count -= neighbours.Remove(other) ? 1 : 0;
            return;
        }
        Count += neighbours.TryAdd(other, count) ? 1 : 0;
        neighbours[other] = count;
    }
}
