using Attune.Decisions.Explanations;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Decisions.Tests.Rules;

public sealed class AffinityTests
{
    [Theory]
    [InlineData("Rihanna,Rihanna,Swift", "Rihanna", true)]
    [InlineData("Rihanna,Rihanna,Swift", "Swift", false)]
    [InlineData("Rihanna,Swift", "Rihanna", true)]
    [InlineData("Rihanna,Swift", "Swift", true)]
    [InlineData("Rihanna", "rihanna", true)]
    [InlineData("", "Rihanna", false)]
    [InlineData("Rihanna,rihanna,Swift,Swift", "Rihanna", false)]
    public void Predominantly_HoldsForTheMostFrequentValue_AndForAllOfATie(string played, string artist, bool holds)
    {
        Assert.Equal(holds, Run(Predominantly(artist), Listener(played)).Result == ClauseResult.Match);
        Assert.Equal(
            !holds,
            Run(Predominantly(artist) with { Negate = true }, Listener(played)).Result == ClauseResult.Match
        );
    }

    [Theory]
    [InlineData("25", true)]
    [InlineData("33.33", true)]
    [InlineData("33.34", false)]
    public void MinimumOf_ComparesTheShareOfAllTimes(string percentage, bool holds)
    {
        var filter = Predominantly("Swift") with
        {
            Affinity = AffinityKind.MinimumOf,
            Percentage = decimal.Parse(percentage, System.Globalization.CultureInfo.InvariantCulture),
        };
        Assert.Equal(holds, Run(filter, Listener("Rihanna,Rihanna,Swift")).Result == ClauseResult.Match);
    }

    [Fact]
    public void SeveralAffinityAttributes_AreOneCombinedValue()
    {
        var user = Build.User(
            "u",
            null,
            Song("Rihanna", "Android"),
            Song("Rihanna", "iOS"),
            Song("Swift", "Android"),
            Song("Swift", "Android")
        );
        Assert.Equal(ClauseResult.NoMatch, Run(Both("Rihanna", "Android"), user).Result);
        Assert.Equal(ClauseResult.Match, Run(Both("Swift", "Android"), user).Result);

        static UserEvent Song(string artist, string platform) =>
            Build.Event("Played", TimeSpan.Zero, ("artist", artist), ("platform", platform));

        static AffinityFilter Both(string artist, string platform) =>
            Predominantly(artist) with
            {
                AffinityAttributes = [Is("artist", artist), Is("platform", platform)],
            };
    }

    [Fact]
    public void EventsWithoutTheAttribute_CountAmongAllTimes_ButNeverAsAValue()
    {
        var user = Build.User(
            "u",
            null,
            Build.Event("Played", TimeSpan.Zero),
            Build.Event("Played", TimeSpan.Zero),
            Build.Event("Played", TimeSpan.Zero, ("artist", AttributeValue.From(["Rihanna"]))),
            Build.Event("Played", TimeSpan.Zero, ("artist", "Rihanna"))
        );
        Assert.Equal(ClauseResult.Match, Run(Predominantly("Rihanna"), user).Result);
        var half = Predominantly("Rihanna") with { Affinity = AffinityKind.MinimumOf, Percentage = 26 };
        Assert.Equal(ClauseResult.NoMatch, Run(half, user).Result);
        Assert.Equal(AttributeValue.From("1 of 4 times"), Run(half, user).Node.Seen);
    }

    [Fact]
    public void Predominantly_AgreesWithCountingByHand() =>
        Gen.OneOf("a", "b", "c", "d")
            .Array[0, 40]
            .Sample(
                artists =>
                {
                    var counts = artists.GroupBy(artist => artist).ToDictionary(g => g.Key, g => g.Count());
                    var holds = counts.TryGetValue("a", out var count) && count == counts.Values.Max();
                    var result = Run(Predominantly("a"), Listener(string.Join(',', artists))).Result;
                    Assert.Equal(holds, result == ClauseResult.Match);
                },
                iter: 200
            );

    [Fact]
    public void MostAndLeast_CompareWithTheRankingOfAllUsers()
    {
        // Ten users: six did it once, three did it four times, one did it nine times.
        AffinityRankingStep[] steps = [new(1, 6), new(4, 3), new(9, 1)];
        AssertRanked(AffinityKind.Most, 10, steps, (9, true), (8, false), (1, false), (0, false));
        AssertRanked(AffinityKind.Most, 20, steps, (4, true), (3, false));
        AssertRanked(AffinityKind.Least, 20, steps, (1, true), (2, false), (0, false));
        AssertRanked(AffinityKind.Least, 70, steps, (4, true), (5, false));
    }

    [Fact]
    public void MostAndLeast_BeforeTheRankingIsThere_AreUnknown_AndCounted()
    {
        var test = Run(Ranked(AffinityKind.Most, 10), Listener("a"));
        Assert.Equal(ClauseResult.Unknown, test.Result);
        Assert.Equal([Mismatch.NotRanked], test.Mismatches);
    }

    [Fact]
    public void Rankings_OfFiltersThatCountTheSame_AreOne_AndCountAUsersTimes()
    {
        var rule = Build.Rule(
            Ranked(AffinityKind.Most, 10),
            Ranked(AffinityKind.Least, 30) with
            {
                Negate = true,
            },
            Ranked(AffinityKind.Most, 10) with
            {
                ActionName = "Skipped",
            }
        );
        var rankings = Build.Banner(rule).Rankings();
        Assert.Equal(2, rankings.Count);
        Assert.Contains(3, rankings.Select(ranking => ranking.TimesFor(Listener("a,b,c"), Build.Now)));
    }

    private static void AssertRanked(
        AffinityKind kind,
        decimal percentage,
        AffinityRankingStep[] steps,
        params (int Times, bool IsIn)[] users
    )
    {
        var filter = Ranked(kind, percentage);
        var key = Build.Banner(Build.Rule(filter)).Rankings().Single().Key;
        var ranking = new AffinityRanking
        {
            Key = key,
            ComputedAtMs = 0,
            Steps = steps,
        };
        foreach (var (times, isIn) in users)
        {
            var user = Listener(string.Join(',', Enumerable.Repeat("a", times)));
            var result = RuleTest.Run(filter, user, null, Build.Workspace() with { Rankings = [ranking] }).Result;
            Assert.Equal(isIn, result == ClauseResult.Match);
        }
    }

    private static RuleTest Run(AffinityFilter filter, UserView user) => RuleTest.Run(filter, user);

    private static UserView Listener(string artists) =>
        Build.User(
            "u",
            null,
            [
                .. artists
                    .Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Select(artist => Build.Event("Played", TimeSpan.Zero, ("artist", artist))),
            ]
        );

    private static AffinityFilter Predominantly(string artist) =>
        new()
        {
            ActionName = "Played",
            Affinity = AffinityKind.Predominantly,
            AffinityAttributes = [Is("artist", artist)],
        };

    private static AffinityFilter Ranked(AffinityKind kind, decimal percentage) =>
        new()
        {
            ActionName = "Played",
            Affinity = kind,
            Percentage = percentage,
        };

    private static AttributeFilter Is(string name, string value) =>
        new()
        {
            Name = name,
            DataType = AttributeDataType.String,
            Operator = "is",
            Value = value,
        };
}
