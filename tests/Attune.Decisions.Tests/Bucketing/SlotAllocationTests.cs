using Attune.Decisions.Bucketing;
using Attune.Decisions.Experiences;
using CsCheck;

namespace Attune.Decisions.Tests.Bucketing;

public sealed class SlotAllocationTests
{
    // Shares that make 10,000 together, of up to five owners, some of them empty.
    private static readonly Gen<SlotShare[]> Shares = Gen.Int[0, 10_000]
        .Array[0, 4]
        .Select(cuts =>
        {
            int[] ends = [0, .. cuts.Order(), 10_000];
            return Enumerable
                .Range(1, ends.Length - 1)
                .Select(n => new SlotShare($"{n}", ends[n] - ends[n - 1]))
                .ToArray();
        });

    [Fact]
    public void From203050_To303040_MovesTenPercent_AsThePageShows()
    {
        var first = SlotAllocation.Edit(null, [new("1", 2_000), new("2", 3_000), new("3", 5_000)]);
        var second = SlotAllocation.Edit(first, [new("1", 3_000), new("2", 3_000), new("3", 4_000)]);

        Assert.Equal([new SlotRun("1", 2_000), new("2", 3_000), new("3", 5_000)], first);
        Assert.Equal([new SlotRun("1", 2_000), new("2", 3_000), new("3", 4_000), new("1", 1_000)], second);
        Assert.Equal(1_000, Moved(first, second));
    }

    [Fact]
    public void Edit_GivesEveryOwnerItsShare_AndMovesNoMoreThanItMust() =>
        Gen.Select(Shares, Shares, Shares)
            .Sample(
                (one, two, three) =>
                {
                    var first = SlotAllocation.Edit(null, one);
                    var second = SlotAllocation.Edit(first, two);
                    var third = SlotAllocation.Edit(second, three);
                    Assert.Equal(Wanted(two), Held(second));
                    Assert.Equal(Wanted(three), Held(third));
                    Assert.Equal(Least(one, two), Moved(first, second));
                    Assert.Equal(Least(two, three), Moved(second, third));
                },
                iter: 300
            );

    [Fact]
    public void GrowingAVariation_KeepsEverybodyWhoHadIt()
    {
        var ten = SlotAllocation.Expand(SlotAllocation.Edit(null, [new("1", 1_000), new("2", 9_000)]))!;
        var twenty = SlotAllocation.Expand(
            SlotAllocation.Edit(SlotAllocation.Compact(ten), [new("1", 2_000), new("2", 8_000)])
        )!;
        Assert.All(
            Enumerable.Range(0, 10_000).Where(slot => ten[slot] == "1"),
            slot => Assert.Equal("1", twenty[slot])
        );
    }

    [Fact]
    public void GoingBackToTheOldShares_GivesTheOldVariationsBack()
    {
        SlotShare[] even = [new("1", 5_000), new("2", 5_000)];
        var first = SlotAllocation.Edit(null, even);
        var paused = SlotAllocation.Edit(first, [new("1", 2_500), new("2", 7_500)]);
        Assert.Equal(first, SlotAllocation.Edit(paused, even));
    }

    [Fact]
    public void Edit_WithTooManySlots_OrOneOwnerTwice_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => SlotAllocation.Edit(null, [new("1", 6_000), new("2", 5_000)]));
        Assert.Throws<ArgumentException>(() => SlotAllocation.Edit(null, [new("1", 1), new("1", 1)]));
        Assert.Throws<ArgumentException>(() => SlotAllocation.Edit(null, [new("1", -1)]));
    }

    [Theory]
    [InlineData("0.01", 1)]
    [InlineData("33.33", 3_333)]
    [InlineData("100", 10_000)]
    [InlineData("100.00", 10_000)]
    [InlineData("0.005", null)]
    [InlineData("-1", null)]
    [InlineData("100.01", null)]
    public void ToSlots_TakesStepsOfAHundredthOfAPercent(string percentage, int? slots) =>
        Assert.Equal(
            slots,
            SlotAllocation.ToSlots(decimal.Parse(percentage, System.Globalization.CultureInfo.InvariantCulture))
        );

    [Fact]
    public void Carry_EditsAnAudiencesSlotsFromTheVersionBefore_AlsoWhereThatHadNone()
    {
        var before = Build.Experience(1, "banner", Audience(20, 30, 50));
        var after = StoredSlots.Carry(Build.Experience(1, "banner", Audience(30, 30, 40)), before);
        Assert.Equal(
            [new SlotRun("1", 2_000), new("2", 3_000), new("3", 4_000), new("1", 1_000)],
            after.Audiences[0].Slots
        );
        Assert.Empty(Snapshot.Compile(Build.Workspace(after), Build.Jinja).Problems);
        var again = StoredSlots.Carry(Build.Experience(1, "banner", Audience(20, 30, 50)), after);
        Assert.Equal([new SlotRun("1", 2_000), new("2", 3_000), new("3", 5_000)], again.Audiences[0].Slots);

        static ExperienceAudience Audience(decimal one, decimal two, decimal three) =>
            Build.Audience(
                "5A",
                Attune.Decisions.Audiences.AudienceRule.AllUsers,
                Build.Variation("1", one),
                Build.Variation("2", two),
                Build.Variation("3", three)
            );
    }

    private static Dictionary<string, int> Wanted(SlotShare[] shares) =>
        shares.Where(share => share.Slots > 0).ToDictionary(share => share.Owner, share => share.Slots);

    private static Dictionary<string, int> Held(IReadOnlyList<SlotRun> runs) =>
        runs.GroupBy(run => run.Owner!).ToDictionary(group => group.Key, group => group.Sum(run => run.Count));

    private static int Moved(IReadOnlyList<SlotRun> before, IReadOnlyList<SlotRun> after)
    {
        var (old, current) = (SlotAllocation.Expand(before)!, SlotAllocation.Expand(after)!);
        return Enumerable.Range(0, 10_000).Count(slot => old[slot] != current[slot]);
    }

    private static int Least(SlotShare[] before, SlotShare[] after) =>
        before.Sum(share => Math.Max(0, share.Slots - after.FirstOrDefault(other => other.Owner == share.Owner).Slots));
}
