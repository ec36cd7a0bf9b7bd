using Attune.Core.Content.Recommendations;
using CsCheck;

namespace Attune.Core.Tests.Content.Recommendations;

public sealed class InteractionModelTests
{
    [Fact]
    public void Similar_PrefersItemsOfTheSameUsers_OverPopularOnes()
    {
        var model = Model("ab", "ab", "ab", "ab", "abz", "z", "z", "z", "z", "z");
        Assert.Equal(["b", "z"], model.Similar("a", 10).Select(near => near.Item));
        Assert.Empty(model.Similar("unknown", 10));
    }

    [Fact]
    public void Together_LeavesOutWhatIsTogetherByChance()
    {
        // Everybody looks at z, so that it says nothing about a.
        var model = Model("abz", "abz", "abz", "cz", "dz", "cz", "dz", "ez");
        Assert.Equal(["b"], model.Together("a", purchase: false, 10).Select(near => near.Item));
    }

    [Theory]
    [InlineData(10, 0, 0, 10_000, 0)]
    [InlineData(110, 1_000, 1_000, 100_000, 270.72)]
    public void LogLikelihoodRatio_IsDunnings(long both, long onlyLeft, long onlyRight, long neither, double expected)
    {
        // The second row is the table of the method's well-known introduction with 100 of its 110 pairs unexpected.
        var all = both + onlyLeft + onlyRight + neither;
        var ratio = ItemSimilarity.LogLikelihoodRatio(both, both + onlyLeft, both + onlyRight, all);
        if (expected == 0)
        {
            Assert.True(ratio > 0);
        }
        else
        {
            Assert.Equal(Reference(both, onlyLeft, onlyRight, neither), ratio, 6);
        }
    }

    [Fact]
    public void Personal_FollowsTheUsersItems_AndLeavesThemOut()
    {
        var model = Model("abc", "abc", "abcd", "xyz", "xyz", "xyzw");
        var ranked = model.Personal([KeyValuePair.Create("x", 1.0)], 10).Select(item => item.Item).ToList();
        Assert.Equal(["y", "z"], ranked.Take(2).Order());
        Assert.DoesNotContain("x", ranked);
        Assert.DoesNotContain("a", ranked);
    }

    [Fact]
    public void Personal_ReachesTwicePopularity_WhereTastesDiffer()
    {
        // Ten tastes of ten items, all equally popular: a user's other items are the only thing that tells.
        var random = new Random(7);
        var users = Enumerable
            .Range(0, 300)
            .Select(user =>
                Enumerable.Range(0, 10).Select(at => $"{user % 10}-{at}").OrderBy(_ => random.Next()).ToArray()
            )
            .ToList();
        var model = new InteractionModel();
        foreach (var user in users)
        {
            model.Add(purchase: false, [], user[..6]);
        }
        var popular = users
            .SelectMany(user => user[..6])
            .GroupBy(item => item)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Key)
            .ToList();
        var personal = users.Sum(user =>
            Gain(
                model.Personal([.. user[..6].Select(item => KeyValuePair.Create(item, 1.0))], 10).Select(i => i.Item),
                user[6..]
            )
        );
        var popularity = users.Sum(user => Gain(popular.Except(user[..6]), user[6..]));
        Assert.True(personal > 2 * popularity, $"{personal} against {popularity}");
    }

    [Fact]
    public void Trending_CountsLatelyMore_AndNothingBeforeTheWindow()
    {
        var model = new InteractionModel();
        model.AddDay(ItemActionKind.View, "old", 90, 12);
        model.AddDay(ItemActionKind.View, "new", 100, 6);
        model.AddDay(ItemActionKind.View, "gone", 80, 1_000);
        model.AddDay(ItemActionKind.Purchase, "bought", 100, 50);
        ItemActionKind[] views = [ItemActionKind.View];
        Assert.Equal(["new", "old"], model.Trending(views, today: 100, window: 14, 10).Select(item => item.Item));
        Assert.Equal(["new"], model.Trending(views, today: 100, window: 7, 10).Select(item => item.Item));
        ItemActionKind[] all = [ItemActionKind.View, ItemActionKind.Purchase];
        Assert.Equal("bought", model.Trending(all, today: 100, window: 7, 1).Single().Item);
    }

    [Fact]
    public void Rankings_DoNotDependOnTheOrderOfArrival()
    {
        var visit = Gen.Select(Gen.Int[0, 4], Gen.Char["abcdef"].Select(item => item.ToString()));
        visit
            .List[0, 40]
            .SelectMany(visits => Gen.Shuffle(visits.ToArray()).Select(shuffled => (visits, shuffled)))
            .Sample(pair =>
            {
                var left = Arrive(pair.visits);
                var right = Arrive(pair.shuffled);
                foreach (var item in (string[])["a", "b", "c"])
                {
                    Assert.Equal(left.Similar(item, 10), right.Similar(item, 10));
                    Assert.Equal(left.Together(item, false, 10), right.Together(item, false, 10));
                }
            });
    }

    [Fact]
    public void Remove_TakesAUserBack()
    {
        var model = Model("ab", "ab", "ac");
        var before = model.Similar("a", 10);
        model.Add(purchase: false, [], ["a", "c", "d"]);
        model.Remove(purchase: false, ["a", "c", "d"]);
        Assert.Equal(before, model.Similar("a", 10));
    }

    private static InteractionModel Model(params string[] users)
    {
        var model = new InteractionModel();
        foreach (var user in users)
        {
            model.Add(purchase: false, [], [.. user.Select(item => item.ToString())]);
        }
        return model;
    }

    private static InteractionModel Arrive(IEnumerable<(int User, string Item)> visits)
    {
        var model = new InteractionModel();
        var known = new Dictionary<int, List<string>>();
        foreach (var (user, item) in visits)
        {
            var items = known.TryGetValue(user, out var list) ? list : known[user] = [];
            if (!items.Contains(item))
            {
                model.Add(purchase: false, items, [item]);
                items.Add(item);
            }
        }
        return model;
    }

    private static double Gain(IEnumerable<string> ranked, string[] hidden) =>
        ranked.Take(10).Select((item, at) => hidden.Contains(item) ? 1 / Math.Log2(at + 2) : 0).Sum();

    // Twice the sum of count times log(count / expected), over the four cells.
    private static double Reference(double both, double onlyLeft, double onlyRight, double neither)
    {
        var all = both + onlyLeft + onlyRight + neither;
        double[] rows = [both + onlyLeft, onlyRight + neither];
        double[] columns = [both + onlyRight, onlyLeft + neither];
        double[] cells = [both, onlyLeft, onlyRight, neither];
        return 2 * cells.Select((cell, at) => cell * Math.Log(cell * all / (rows[at / 2] * columns[at % 2]))).Sum();
    }
}
