namespace Attune.Core.Content.Recommendations;

/// <summary>
/// How often each item was acted on, by day. What trends is the sum over the days, each day's weight halved for every so many
/// days that have passed: exponential decay, whose order does not depend on when events arrived (Cormode, Shkapenyuk,
/// Srivastava and Xu, "Forward decay", ICDE 2009). Not thread-safe.
/// </summary>
internal sealed class TrendCounts
{
    /// <summary>Days that are kept.</summary>
    public const int Days = 90;

    private readonly Dictionary<int, SortedDictionary<int, long>> items = [];

    /// <summary>Counts actions on a day, given as days since 1970.</summary>
    public void Add(int item, int day, long count)
    {
        var days = items.TryGetValue(item, out var known) ? known : items[item] = [];
        days[day] = days.GetValueOrDefault(day) + count;
        while (days.Count > 0 && days.Keys.First() < days.Keys.Last() - Days)
        {
            days.Remove(days.Keys.First());
        }
    }

    /// <summary>The items with what speaks for each on a day.</summary>
    /// <param name="today">Days since 1970.</param>
    /// <param name="window">Days that count, today's included.</param>
    public IEnumerable<(int Item, double Score)> Score(int today, int window)
    {
        // Half of the window: at its end a day has a quarter of its weight, and nothing falls off a cliff.
        var halfLife = Math.Max(1, window / 2.0);
        foreach (var (item, days) in items)
        {
            var score = days.Where(day => day.Key <= today && day.Key > today - window)
                .Sum(day => day.Value * Math.Pow(0.5, (today - day.Key) / halfLife));
            if (score > 0)
            {
                yield return (item, score);
            }
        }
    }
}
