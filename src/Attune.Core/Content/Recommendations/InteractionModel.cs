namespace Attune.Core.Content.Recommendations;

/// <summary>
/// What a workspace's recommendations are computed from, kept up action by action: pairs of items of the same users, and
/// counts by day. Safe for concurrent use; reading waits for a writer at most for as long as one batch takes.
/// </summary>
public sealed class InteractionModel
{
    /// <summary>Pairs kept for each kind of action; beyond it, pairs of a single user are forgotten.</summary>
    public const long MaxPairs = 10_000_000;

    /// <summary>How far similarity counts for more where it is high (locality, Aiolli, RecSys 2013).</summary>
    private const double Locality = 1.5;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly PairCounts seen = new();
    private readonly PairCounts bought = new();
    private readonly TrendCounts[] trends = [new(), new(), new()];
    private long users;
    private long buyers;

    /// <summary>Items that anybody had to do with.</summary>
    public int Items
    {
        get
        {
            lock (gate)
            {
                return names.Count;
            }
        }
    }

    /// <summary>A user now has to do with further items.</summary>
    /// <param name="purchase">The items were bought; otherwise acted on in any way.</param>
    /// <param name="before">What the user had to do with before, as far as it is to be paired.</param>
    /// <param name="added">What is new.</param>
    public void Add(bool purchase, IReadOnlyCollection<string> before, IReadOnlyCollection<string> added)
    {
        lock (gate)
        {
            var known = before.Select(Number).ToHashSet();
            Count(purchase, known.Count == 0 && added.Count > 0 ? 1 : 0);
            var pairs = purchase ? bought : seen;
            foreach (var item in added.Select(Number))
            {
                if (!known.Contains(item))
                {
                    pairs.Add(known, item);
                    known.Add(item);
                }
            }
            if (pairs.Count > MaxPairs)
            {
                pairs.Prune();
            }
        }
    }

    /// <summary>A user is forgotten with all of these items.</summary>
    public void Remove(bool purchase, IReadOnlyCollection<string> items)
    {
        lock (gate)
        {
            Count(purchase, items.Count > 0 ? -1 : 0);
            var pairs = purchase ? bought : seen;
            var remaining = items.Select(Number).ToHashSet();
            foreach (var item in remaining.ToList())
            {
                remaining.Remove(item);
                pairs.Remove(remaining, item);
            }
        }
    }

    /// <summary>Counts actions on a day, given as days since 1970.</summary>
    public void AddDay(ItemActionKind kind, string item, int day, long count)
    {
        lock (gate)
        {
            trends[(int)kind].Add(Number(item), day, count);
        }
    }

    /// <summary>Items whose users are those of <paramref name="item"/>, by cosine.</summary>
    public IReadOnlyList<ScoredItem> Similar(string item, int limit)
    {
        lock (gate)
        {
            return numbers.TryGetValue(item, out var number)
                ? Best(seen.Neighbours(number).Select(near => (near.Key, Cosine(number, near.Key, near.Value))), limit)
                : [];
        }
    }

    /// <summary>Items that the same users had to do with more often than by chance, by log-likelihood ratio.</summary>
    public IReadOnlyList<ScoredItem> Together(string item, bool purchase, int limit)
    {
        lock (gate)
        {
            if (!numbers.TryGetValue(item, out var number))
            {
                return [];
            }
            var pairs = purchase ? bought : seen;
            var all = purchase ? buyers : users;
            return Best(
                pairs
                    .Neighbours(number)
                    .Select(near =>
                        (
                            near.Key,
                            ItemSimilarity.LogLikelihoodRatio(
                                near.Value,
                                pairs.UsersOf(number),
                                pairs.UsersOf(near.Key),
                                all
                            )
                        )
                    ),
                limit
            );
        }
    }

    /// <summary>What is acted on most, lately most of all.</summary>
    /// <param name="kinds">The actions that count.</param>
    /// <param name="today">Days since 1970.</param>
    /// <param name="window">Days that count, 1 to 90.</param>
    /// <param name="limit">The most items.</param>
    public IReadOnlyList<ScoredItem> Trending(IReadOnlyList<ItemActionKind> kinds, int today, int window, int limit)
    {
        lock (gate)
        {
            var scores = kinds
                .SelectMany(kind => trends[(int)kind].Score(today, window))
                .GroupBy(entry => entry.Item)
                .Select(group => (group.Key, group.Sum(entry => entry.Score)));
            return Best(scores, limit);
        }
    }

    /// <summary>
    /// What a user who had to do with these items may like: the items near them, each near one adding its similarity times
    /// its weight (item-based top-N recommendation: Deshpande and Karypis, ACM TOIS 22(1), 2004). The items themselves are
    /// not among them.
    /// </summary>
    public IReadOnlyList<ScoredItem> Personal(IReadOnlyCollection<KeyValuePair<string, double>> profile, int limit)
    {
        lock (gate)
        {
            var own = profile.Select(entry => entry.Key).Where(numbers.ContainsKey).Select(Number).ToHashSet();
            var scores = new Dictionary<int, double>();
            foreach (var (item, weight) in profile)
            {
                if (!numbers.TryGetValue(item, out var number))
                {
                    continue;
                }
                foreach (var (near, both) in seen.Neighbours(number))
                {
                    if (!own.Contains(near))
                    {
                        var score = weight * Math.Pow(Cosine(number, near, both), Locality);
                        scores[near] = scores.GetValueOrDefault(near) + score;
                    }
                }
            }
            return Best(scores.Select(entry => (entry.Key, entry.Value)), limit);
        }
    }

    private double Cosine(int left, int right, int both) =>
        ItemSimilarity.Cosine(both, seen.UsersOf(left), seen.UsersOf(right));

    // Equal scores are ordered by name, so that an answer does not depend on the order of arrival.
    private List<ScoredItem> Best(IEnumerable<(int Item, double Score)> scores, int limit) =>
        [
            .. scores
                .Where(entry => entry.Score > 0)
                .Select(entry => new ScoredItem(names[entry.Item], entry.Score))
                .OrderByDescending(entry => entry.Score)
                .ThenBy(entry => entry.Item, StringComparer.Ordinal)
                .Take(limit),
        ];

    private int Number(string item)
    {
        if (!numbers.TryGetValue(item, out var number))
        {
            numbers[item] = number = names.Count;
            names.Add(item);
        }
        return number;
    }

    private void Count(bool purchase, int by)
    {
        if (purchase)
        {
            buyers += by;
        }
        else
        {
            users += by;
        }
    }
}
