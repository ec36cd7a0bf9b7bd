using System.Collections.Concurrent;
using Attune.Core.Content.Library;
using Attune.Core.Content.ProductSets;
using Attune.Decisions.Users;

namespace Attune.Core.Content.Recommendations;

/// <summary>Ranks items by the method of a product set. Safe for concurrent use.</summary>
public sealed class Recommender(InteractionModels models, ContentLibraries libraries)
{
    /// <summary>Events of each name that a user's taste is read from.</summary>
    public const int MaxEvents = 200;

    /// <summary>Items that a user's taste is made of, the last ones.</summary>
    public const int MaxProfile = 100;

    /// <summary>How far back a user's taste reaches.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(365);

    /// <summary>After so long an action counts half.</summary>
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(30);

    private static readonly TimeSpan TrendFreshness = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<
        (string Workspace, string Kinds, int Window, int Limit),
        (DateTimeOffset At, IReadOnlyList<ScoredItem> Items)
    > trends = new();

    /// <summary>
    /// Ids in order of rank, more than the set shows, since its filters come after. Empty where the method has nothing to go
    /// by: no anchor, or a user who did nothing yet.
    /// </summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="set">A set of any type but <see cref="ProductSet.ItemAttribute"/>.</param>
    /// <param name="user">Whom it is for; null for nobody.</param>
    /// <param name="anchor">The item that others are to be near; null for the user's last one.</param>
    /// <param name="now">The moment of the request.</param>
    /// <param name="wanted">The most ids.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<IReadOnlyList<string>> RankAsync(
        string workspaceId,
        ProductSet set,
        UserView? user,
        string? anchor,
        DateTimeOffset now,
        int wanted,
        CancellationToken cancellationToken
    )
    {
        var reader = libraries.Current(workspaceId).ItemActions;
        if (set.RecommendationType == ProductSet.UserAction)
        {
            return user is null ? [] : OwnItems(set, reader, user, now);
        }
        var model = await models.GetAsync(workspaceId, cancellationToken);
        return set.RecommendationType switch
        {
            ProductSet.TrendingItem => Names(Trending(workspaceId, set, model, now, wanted)),
            ProductSet.UserPersonalization => user is null
                ? Names(Trending(workspaceId, set, model, now, wanted))
                : Personal(workspaceId, set, model, reader, user, now, wanted),
            _ => (anchor ?? LastItem(reader, user, now)) is { } item ? Near(set, model, item, wanted) : [],
        };
    }

    private static IReadOnlyList<string> Near(ProductSet set, InteractionModel model, string item, int wanted) =>
        Names(
            set.RecommendationType switch
            {
                ProductSet.SimilarItem => model.Similar(item, wanted),
                ProductSet.FrequentlyBoughtTogether => model.Together(item, purchase: true, wanted),
                _ => model.Together(item, purchase: false, wanted),
            }
        );

    private IReadOnlyList<ScoredItem> Trending(
        string workspaceId,
        ProductSet set,
        InteractionModel model,
        DateTimeOffset now,
        int wanted
    )
    {
        var trend = set.Trends ?? new TrendSettings();
        var key = (workspaceId, trend.TrendType, trend.DurationDays, wanted);
        if (trends.TryGetValue(key, out var known) && now - known.At < TrendFreshness && now >= known.At)
        {
            return known.Items;
        }
        var today = (int)(now.ToUnixTimeSeconds() / (24 * 60 * 60));
        var items = model.Trending(trend.Kinds(), today, trend.DurationDays, wanted);
        trends[key] = (now, items);
        return items;
    }

    // Where too little is near what the user did, what trends fills the list up.
    private IReadOnlyList<string> Personal(
        string workspaceId,
        ProductSet set,
        InteractionModel model,
        ItemActionReader reader,
        UserView user,
        DateTimeOffset now,
        int wanted
    )
    {
        var profile = Profile(reader, user, now);
        var ranked = Names(model.Personal(profile, wanted));
        if (ranked.Count >= wanted)
        {
            return ranked;
        }
        var own = profile.Select(entry => entry.Key);
        var rest = Names(Trending(workspaceId, set, model, now, wanted)).Except(own).Except(ranked);
        return [.. ranked, .. rest.Take(wanted - ranked.Count)];
    }

    /// <summary>A user's items with their weights: stronger actions and later ones count more.</summary>
    private static IReadOnlyCollection<KeyValuePair<string, double>> Profile(
        ItemActionReader reader,
        UserView user,
        DateTimeOffset now
    )
    {
        var nowMs = now.ToUnixTimeMilliseconds();
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var action in reader.Read(user, nowMs - (long)Memory.TotalMilliseconds, MaxEvents))
        {
            var strength = action.Kind switch
            {
                ItemActionKind.Purchase => 3,
                ItemActionKind.Cart => 2,
                _ => 1,
            };
            var age = Math.Max(0, nowMs - action.LastMs) / HalfLife.TotalMilliseconds;
            var weight = strength * (1 + Math.Log(action.Count)) * Math.Pow(0.5, age);
            weights[action.Item] = Math.Max(weight, weights.GetValueOrDefault(action.Item));
            if (weights.Count == MaxProfile)
            {
                break;
            }
        }
        return weights;
    }

    private static IReadOnlyList<string> OwnItems(
        ProductSet set,
        ItemActionReader reader,
        UserView user,
        DateTimeOffset now
    )
    {
        var rule = set.UserActions ?? new UserActionSettings();
        var from = now.AddDays(-rule.DurationDays).ToUnixTimeMilliseconds();
        var actions = reader.Read(user, from, MaxEvents);
        var without = actions
            .Where(action => rule.Without.Contains(action.Kind))
            .Select(action => action.Item)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. actions
                .Where(action => rule.With.Contains(action.Kind) && !without.Contains(action.Item))
                .Select(action => action.Item)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static string? LastItem(ItemActionReader reader, UserView? user, DateTimeOffset now) =>
        user is null
            ? null
            : reader
                .Read(user, now.ToUnixTimeMilliseconds() - (long)Memory.TotalMilliseconds, 1)
                .Select(action => action.Item)
                .FirstOrDefault();

    private static IReadOnlyList<string> Names(IReadOnlyList<ScoredItem> items) => [.. items.Select(item => item.Item)];
}
