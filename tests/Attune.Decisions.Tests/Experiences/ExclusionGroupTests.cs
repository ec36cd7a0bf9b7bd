using Attune.Decisions.Experiences;

namespace Attune.Decisions.Tests.Experiences;

public sealed class ExclusionGroupTests
{
    private static readonly ExclusionGroup Group = new()
    {
        Id = Build.Id(9),
        Name = "Home page",
        Members = [new(Build.Id(1), 30), new(Build.Id(2), 50)],
    };

    [Fact]
    public void NoUser_IsInTwoExperiencesOfAGroup_AndEachHasItsShare()
    {
        var snapshot = Compile(Group);
        var first = ControlGroupTests.In(snapshot, DecisionReason.Served);
        var second = ControlGroupTests.In(snapshot, DecisionReason.Served, "strip-1");
        Assert.Empty(first.Intersect(second));
        Assert.InRange(first.Count, 5_800, 6_200);
        Assert.InRange(second.Count, 9_800, 10_200);
        Assert.Equal(20_000, ControlGroupTests.In(snapshot, DecisionReason.Served, "outside").Count);
    }

    [Fact]
    public void TheGroupsDraw_IsIndependentOfTheVariations()
    {
        // A user who is in at all gets either variation with the same probability.
        var snapshot = Build.Compile(
            Build.Workspace(
                Build.Experience(
                    1,
                    "banner",
                    Build.Audience(
                        "5A",
                        Attune.Decisions.Audiences.AudienceRule.AllUsers,
                        Build.Variation("1", 50),
                        Build.Variation("2", 50)
                    )
                ),
                Build.Experience(2, "strip-1")
            ) with
            {
                ExclusionGroups = [Group],
            }
        );
        var users = ControlGroupTests.In(snapshot, DecisionReason.Served);
        var ones = users.Count(id =>
            snapshot.For(Build.User(id), Build.Session()).Decide("banner").Variation!.Id == "1"
        );
        Assert.InRange(ones, (users.Count / 2) - 160, (users.Count / 2) + 160);
    }

    [Fact]
    public void ANewShare_MovesAsFewUsersAsItMust()
    {
        var before = StoredSlots.Carry(Group, null);
        var after = StoredSlots.Carry(Group with { Members = [new(Build.Id(1), 40), new(Build.Id(2), 50)] }, before);
        var (old, current) = (Compile(before), Compile(after));
        Assert.Subset(
            ControlGroupTests.In(current, DecisionReason.Served),
            ControlGroupTests.In(old, DecisionReason.Served)
        );
        Assert.Equal(
            ControlGroupTests.In(old, DecisionReason.Served, "strip-1"),
            ControlGroupTests.In(current, DecisionReason.Served, "strip-1")
        );
    }

    [Fact]
    public void ABrokenGroup_TakesItsExperiencesWithIt_SoThatTheyNeverOverlap()
    {
        var (snapshot, problems) = Snapshot.Compile(
            Workspace(Group with { Members = [new(Build.Id(1), 80), new(Build.Id(2), 50)] }),
            Build.Jinja
        );
        Assert.Equal(["outside"], snapshot.Experiences.Select(experience => experience.Key));
        Assert.Equal(["Home page", "banner", "strip-1"], problems.Select(problem => problem.Name));
    }

    [Fact]
    public void AnExplanation_TellsTheGroupAndTheSlot()
    {
        var explanation = Compile(Group).Explain(Build.User("user-1"), Build.Session(), ["banner"]).Single();
        var draw = explanation.Draws[0];
        Assert.Equal(("exclusion_group", Build.Id(9), "user-1"), (draw.Purpose, draw.Salt, draw.BucketingId));
        Assert.Equal(Attune.Decisions.Bucketing.Bucket.Of(Build.Id(9), "user-1").Slot, draw.Slot);
        Assert.Contains("Home page", draw.Outcome);
    }

    private static WorkspaceDocument Workspace(ExclusionGroup group) =>
        Build.Workspace(
            Build.Experience(1, "banner"),
            Build.Experience(2, "strip-1"),
            Build.Experience(3, "outside")
        ) with
        {
            ExclusionGroups = [group],
        };

    private static Snapshot Compile(ExclusionGroup group) => Build.Compile(Workspace(group));
}
