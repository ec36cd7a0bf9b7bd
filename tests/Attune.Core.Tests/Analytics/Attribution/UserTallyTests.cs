using Attune.Core.Analytics.Attribution;
using Attune.Core.Analytics.Rollups;
using Attune.Decisions.Users;
using CsCheck;

namespace Attune.Core.Tests.Analytics.Attribution;

/// <summary>What one user adds to totals (docs/attribution.md).</summary>
public sealed class UserTallyTests
{
    private static readonly string[] Zones = ["Asia/Kolkata", "America/New_York", "Etc/UTC", "Pacific/Chatham"];
    private static readonly int[] Windows = [1, 36, 72];

    private static readonly Gen<UserEvent> AnyEvent = Gen.Select(
        Gen.Int[0, 4],
        // Half hours over a week: events of one moment, at the edges of windows and of days are among them.
        Gen.Int[0, 336],
        Gen.Int[1, 2],
        Gen.Int[1, 4],
        (kind, halfHours, variation, price) =>
            kind switch
            {
                0 or 1 => Shop.Shown(halfHours / 2.0, $"{variation}"),
                2 => Shop.Clicked(halfHours / 2.0, $"{variation}", price == 1 ? "Buy" : null),
                _ => Shop.Ordered(halfHours / 2.0, price * 40.5),
            }
    );

    [Fact]
    public void Totals_AreThoseOfARecount_InWhateverOrderEventsArrive() =>
        Gen.Select(
                AnyEvent.Array[0, 25],
                Gen.Int[0, int.MaxValue],
                Gen.Int[0, 3].Select(i => Zones[i]),
                Gen.Int[0, 2].Select(i => Windows[i])
            )
            .Sample(
                (events, seed, zone, window) =>
                {
                    var plan = Shop.Plan(zone, window);
                    var expected = Recount.Of([events], zone, window);
                    var arrived = (UserEvent[])events.Clone();
                    new Random(seed).Shuffle(arrived);

                    var whole = Tally(events, plan);
                    var piecemeal = OneByOne(arrived, plan);

                    Assert.Equal(expected, Recount.Of(whole.Cells));
                    Assert.Equal(Clean(whole).Cells, Clean(piecemeal).Cells);
                    Assert.Equal(Clean(whole).Outcomes, Clean(piecemeal).Outcomes);
                },
                iter: 200
            );

    [Fact]
    public void Order_AfterAView_CountsForIt_WithinTheWindowOnly()
    {
        Assert.Equal((1, 1, 50), Credit(Measure.ViewThrough, Shop.Shown(0), Shop.Ordered(36)));
        Assert.Equal((0, 0, 0), Credit(Measure.ViewThrough, Shop.Shown(0), Shop.Ordered(36.01)));
        Assert.Equal((0, 0, 0), Credit(Measure.ViewThrough, Shop.Shown(0), Shop.Ordered(-0.01)));
        Assert.Equal((0, 0, 0), Credit(Measure.ClickThrough, Shop.Shown(0), Shop.Ordered(1)));
    }

    [Fact]
    public void Order_AfterAClick_CountsForItsSession_ForHalfAnHour()
    {
        Assert.Equal((1, 1, 50), Credit(Measure.InSession, Shop.Clicked(0), Shop.Ordered(0.5)));
        Assert.Equal((0, 0, 0), Credit(Measure.InSession, Shop.Clicked(0), Shop.Ordered(0.51)));
        Assert.Equal((1, 1, 50), Credit(Measure.ClickThrough, Shop.Clicked(0), Shop.Ordered(0.51)));
    }

    [Fact]
    public void TwoOrders_FromOneImpression_AreOneUniqueConversion() =>
        Assert.Equal((2, 1, 100), Credit(Measure.ViewThrough, Shop.Shown(0), Shop.Ordered(1), Shop.Ordered(2)));

    [Fact]
    public void TwoOrders_FromImpressionsOfTwoDays_AreTwoUniqueConversions() =>
        Assert.Equal(
            (2, 2, 100),
            Credit(Measure.ViewThrough, Shop.Shown(0), Shop.Ordered(1), Shop.Shown(24), Shop.Ordered(25))
        );

    [Fact]
    public void OneOrder_AfterTwoVariations_CountsForBoth()
    {
        UserEvent[] events = [Shop.Shown(0, "1"), Shop.Shown(1, "2"), Shop.Ordered(2)];

        Assert.Equal((2, 2, 100), Credit(Measure.ViewThrough, events));
        Assert.Equal(1, Sum(Tally(events, Shop.Plan()), Measure.Crossed).Total);
    }

    [Fact]
    public void Filter_OfAGoal_LeavesOtherEventsOut()
    {
        var cells = Tally([Shop.Shown(0), Shop.Ordered(1, 99), Shop.Ordered(2, 101)], Shop.Plan());

        Assert.Equal(1, Sum(cells, Measure.ViewThrough, "G2").Total);
        Assert.Equal(2, Sum(cells, Measure.ViewThrough, "G1").Total);
    }

    [Fact]
    public void Uniques_OfADay_BelongToTheWorkspacesDay()
    {
        // 12:00 and 19:00 UTC are one day in UTC and two in Kolkata.
        UserEvent[] events = [Shop.Shown(0), Shop.Shown(7)];

        Assert.Equal(1, Sum(Tally(events, Shop.Plan("Etc/UTC")), Measure.Impressions).Uniques);
        Assert.Equal(2, Sum(Tally(events, Shop.Plan("Asia/Kolkata")), Measure.Impressions).Uniques);
    }

    [Fact]
    public void OrderOfAUser_WhoWasNeverExposed_IsCountedAsThat()
    {
        var delta = Tally([Shop.Ordered(0)], Shop.Plan());

        Assert.Equal(new RollupValue(1, 1, 500_000), Sum(delta, Measure.Unattributed));
        Assert.Empty(delta.Outcomes);
        Assert.Equal(0, Sum(delta, Measure.ViewThrough).Total);
    }

    [Fact]
    public void OrderOfAUserInTheControlGroup_IsTheControlGroups()
    {
        var delta = Tally([Shop.Assigned(0, "C"), Shop.Ordered(1)], Shop.Plan());

        var series = delta.Cells.Keys.Select(cell => cell.Series).Distinct().ToArray();
        Assert.All(series, each => Assert.Equal("C", each.VariationId));
        Assert.Equal(1, Sum(delta, Measure.Assignments).Total);
        Assert.Equal(new RollupValue(1, 1, 500_000), Sum(delta, Measure.AfterAssignment));
        Assert.Equal(0, Sum(delta, Measure.Unattributed).Total);
        var outcome = Assert.Single(delta.Outcomes, each => each.Key is { Goal: "G1", Metric: OutcomeMetric.Revenue });
        Assert.Equal((OutcomeBasis.Assignment, "C"), (outcome.Key.Basis, outcome.Key.Arm));
        Assert.Equal((1, 5_000), (outcome.Value.Users, outcome.Value.Y));
    }

    [Fact]
    public void Outcome_OfAUser_IsWhatTheyDidFromTheirFirstExposureOn_BesideWhatTheyDidBefore()
    {
        var delta = Tally(
            [Shop.Ordered(-400, 7), Shop.Ordered(-300, 11), Shop.Shown(0, "2"), Shop.Shown(1), Shop.Ordered(500, 20)],
            Shop.Plan()
        );

        var revenue = Assert.Single(delta.Outcomes, each => each.Key is { Goal: "G1", Metric: OutcomeMetric.Revenue });
        Assert.Equal("2", revenue.Key.Arm);
        Assert.Equal(OutcomeSums.Of(2_000, 1_100), revenue.Value);
        var conversion = Assert.Single(
            delta.Outcomes,
            each => each.Key is { Goal: "G1", Metric: OutcomeMetric.Conversion }
        );
        Assert.Equal(OutcomeSums.Of(1, 1), conversion.Value);
    }

    [Fact]
    public void Facts_ReadBack_AreTheSame()
    {
        var plan = Shop.Plan();
        var facts = new UserFacts();
        foreach (
            var happened in (UserEvent[])
                [Shop.Clicked(3, "2", "Buy — now"), Shop.Shown(1), Shop.Ordered(2, 123.45), Shop.Assigned(0, "G")]
        )
        {
            facts.Add(happened, plan);
        }

        var read = UserFactsFormat.Read(UserFactsFormat.Write(new(), facts), null);

        Assert.Equal(facts.Exposures, read.Exposures);
        Assert.Equal(facts.Goals, read.Goals);
        Assert.Equal(5, read.Count);
    }

    [Fact]
    public void Plan_AsksForAReplay_WhereTotalsWouldBeWrong()
    {
        var plan = Shop.Plan().Stored;

        Assert.False(plan.NeedsReplay(StoredPlan.Read(Shop.Plan().Stored.Write())));
        Assert.True(plan.NeedsReplay(Shop.Plan("Europe/Berlin").Stored));
        Assert.True(plan.NeedsReplay(Shop.Plan(windowHours: 24).Stored));
        Assert.True(plan.NeedsReplay(AnalyticsPlan.Of(Shop.Workspace(goals: [])).Stored));
    }

    [Fact]
    public void Plan_CarriesOnAnExperienceThatIsBrokenForAWhile_AndCountsAnewWhenItIsBack()
    {
        var whole = Shop.Plan().Stored;
        var workspace = Shop.Workspace();
        var broken = AnalyticsPlan.Of(
            workspace with
            {
                Snapshot = Decisions
                    .Snapshot.Compile(
                        workspace.Document with
                        {
                            Experiences = [],
                        },
                        new Jinja.JinjaEnvironment(new Jinja.JinjaOptions())
                    )
                    .Snapshot,
            },
            whole
        );

        Assert.Equal([Shop.Experience], broken.Experiences.Keys);
        Assert.False(whole.NeedsReplay(broken.Stored));
        Assert.True(broken.Stored.NeedsReplay(whole));
    }

    private static (long Total, long Uniques, long Amount) Credit(Measure measure, params UserEvent[] events)
    {
        var sum = Sum(Tally(events, Shop.Plan()), measure, "G1");
        return (sum.Total, sum.Uniques, sum.Amount / 10_000);
    }

    private static RollupValue Sum(RollupDelta delta, Measure measure, string? goal = null) =>
        delta
            .Cells.Where(cell =>
                cell.Key.Grain == Grain.Quarter
                && cell.Key.Series.Measure == measure
                && (goal is null ? cell.Key.Series.Goal is "" or "G1" : cell.Key.Series.Goal == goal)
            )
            .Aggregate(default(RollupValue), (sum, cell) => sum + cell.Value);

    private static RollupDelta Tally(IEnumerable<UserEvent> events, AnalyticsPlan plan)
    {
        var facts = new UserFacts();
        foreach (var happened in events)
        {
            facts.Add(happened, plan);
        }
        var delta = new RollupDelta();
        UserTally.Add(facts, plan, 1, delta);
        return delta;
    }

    private static RollupDelta OneByOne(IEnumerable<UserEvent> events, AnalyticsPlan plan)
    {
        var facts = new UserFacts();
        var delta = new RollupDelta();
        foreach (var happened in events)
        {
            UserTally.Add(facts, plan, -1, delta);
            facts = UserFactsFormat.Read(UserFactsFormat.Write(new(), facts), null);
            facts.Add(happened, plan);
            UserTally.Add(facts, plan, 1, delta);
        }
        return delta;
    }

    private static (Dictionary<RollupCell, RollupValue> Cells, Dictionary<OutcomeKey, OutcomeSums> Outcomes) Clean(
        RollupDelta delta
    ) =>
        (
            delta.Cells.Where(cell => cell.Value != default).ToDictionary(),
            delta.Outcomes.Where(outcome => outcome.Value != default).ToDictionary()
        );
}
