using Attune.Core.Analytics.Results;
using Attune.Core.Analytics.Rollups;
using Attune.Decisions.Experiences;

namespace Attune.Core.Tests.Analytics.Results;

public sealed class GoalComparisonTests
{
    private static readonly Goal Order = new()
    {
        Id = "G1",
        Name = "Order",
        EventName = "Order Placed",
        Revenue = new GoalRevenue("price", "EUR"),
    };

    [Fact]
    public void SampleRatioMismatch_StopsEveryNumberOfTheVerdict()
    {
        var result = Compare(OutcomeMetric.Conversion, true, Converting(1_000, 100), Converting(1_000, 300)).Variations[
            0
        ];

        Assert.Equal(Verdict.SampleRatioMismatch, result.Verdict);
        Assert.Null(result.Difference);
        Assert.Null(result.PValue);
        Assert.Null(result.ChanceToBeat);
    }

    [Fact]
    public void ClearDifference_IsNamed_InBothDirections()
    {
        var results = Compare(
            OutcomeMetric.Conversion,
            false,
            Converting(5_000, 500),
            Converting(5_000, 700),
            Converting(5_000, 300),
            Converting(5_000, 505)
        );

        Assert.Equal(
            [Verdict.Better, Verdict.Worse, Verdict.Undecided],
            results.Variations.Select(variation => variation.Verdict)
        );
        Assert.Equal(0.04, results.Variations[0].Difference!.Value, 6);
        Assert.Equal(40, results.Variations[0].UpliftPercent!.Value, 6);
        Assert.InRange(results.Variations[2].PValue!.Value, 0.5, 1);
    }

    [Theory]
    [InlineData(99, 50)]
    [InlineData(1_000, 9)]
    public void FewUsersOrConversions_SayNothing(long users, long converted) =>
        Assert.Equal(
            Verdict.NotEnoughData,
            Compare(OutcomeMetric.Conversion, false, Converting(5_000, 500), Converting(users, converted))
                .Variations[0]
                .Verdict
        );

    [Fact]
    public void OneEnormousOrder_IsCapped_AndDecidesNothing()
    {
        var ordinary = Spending(2_000, i => i % 2 == 0 ? 5_000 + i : 0);
        var withWhale = Spending(
            2_000,
            i =>
                i == 0 ? 500_000_000
                : i % 2 == 0 ? 5_000 + i
                : 0
        );

        var results = Compare(OutcomeMetric.Revenue, false, ordinary, withWhale);

        Assert.InRange(results.Cap!.Value, 60m, 90m);
        Assert.InRange(results.Variations[0].Mean, 29, 31);
        Assert.Equal(Verdict.Undecided, results.Variations[0].Verdict);
    }

    [Fact]
    public void WhatUsersDidBefore_IsTakenOutOfTheDifference()
    {
        // The second arm got users who always spend more: that is no effect.
        var poor = Sums(Enumerable.Range(0, 2_000).Select(i => OutcomeSums.Of(1_000 + i % 7, 1_000)));
        var rich = Sums(
            Enumerable
                .Range(0, 2_000)
                .Select(i => OutcomeSums.Of(i % 2 == 0 ? 1_000 : 1_200, i % 2 == 0 ? 1_000 : 1_200))
        );

        var plain = Compare(OutcomeMetric.Revenue, false, poor, rich).Variations[0];

        Assert.True(Math.Abs(plain.Difference!.Value) < Math.Abs(plain.Mean - 10.03) + 0.2);
        Assert.InRange(plain.Difference!.Value, -0.2, 0.2);
    }

    private static GoalResults Compare(
        OutcomeMetric metric,
        bool isMismatch,
        params IReadOnlyList<KeyValuePair<int, OutcomeSums>>[] arms
    )
    {
        var named = arms.Select((sums, i) => (Arm: $"{i + 1}", Sums: sums)).ToArray();
        return new GoalComparison(
            Order,
            metric,
            [
                .. named.Select(arm => new ArmUsers(
                    arm.Arm,
                    arm.Arm,
                    arm.Sums.Sum(bin => bin.Value.Users),
                    1.0 / arms.Length,
                    0
                )),
            ],
            named.SelectMany(arm => arm.Sums.Select(bin => (arm.Arm, bin))).ToLookup(pair => pair.Arm, pair => pair.bin)
        ).Compare(isMismatch);
    }

    private static IReadOnlyList<KeyValuePair<int, OutcomeSums>> Converting(long users, long converted) =>
        [new(0, new OutcomeSums(users, converted, 0, converted, 0, 0))];

    private static IReadOnlyList<KeyValuePair<int, OutcomeSums>> Spending(int users, Func<int, long> cents) =>
        Sums(Enumerable.Range(0, users).Select(i => OutcomeSums.Of(cents(i), 0)));

    private static IReadOnlyList<KeyValuePair<int, OutcomeSums>> Sums(IEnumerable<OutcomeSums> users) =>
        [
            .. users
                .GroupBy(user => ValueBins.Of(user.Y))
                .Select(bin => KeyValuePair.Create(bin.Key, bin.Aggregate((sum, user) => sum + user))),
        ];
}
