using Attune.Decisions.Experiences;
using Attune.Decisions.Users;

namespace Attune.Decisions.Tests.Experiences;

public sealed class ControlGroupTests
{
    private const int Users = 20_000;

    [Fact]
    public void TheExperiencesControlGroup_IsServedNothing_AndIsTheShareThatItSays()
    {
        var snapshot = Build.Compile(Build.Experience(1, "banner") with { ControlGroup = new(10) });
        var control = In(snapshot, DecisionReason.UserInCampaignControlGroup);
        Assert.InRange(control.Count, Users / 10 - 150, Users / 10 + 150);

        var decision = snapshot.For(Build.User(control.First()), Build.Session()).Decide("banner");
        Assert.False(decision.IsServed);
        Assert.Equal("5A", decision.AudienceId);
        Assert.Equal(0.1, decision.Propensity);
        Assert.Equal(0.9, snapshot.For(Build.User(NotIn(control)), Build.Session()).Decide("banner").Propensity);
    }

    [Fact]
    public void ALargerControlGroup_HoldsEverybodyWhoWasInTheSmaller()
    {
        var ten = In(Banner(10), DecisionReason.UserInCampaignControlGroup);
        var twenty = In(Banner(20), DecisionReason.UserInCampaignControlGroup);
        Assert.Subset(twenty, ten);

        static Snapshot Banner(decimal percentage) =>
            Build.Compile(Build.Experience(1, "banner") with { ControlGroup = new(percentage) });
    }

    [Fact]
    public void TheGlobalControlGroup_IsTheSameUsersForAllExperiences_ThatRespectIt()
    {
        var snapshot = Build.Compile(
            Build.Workspace(
                Build.Experience(1, "banner"),
                Build.Experience(2, "strip-1"),
                Build.Experience(3, "ignores-it") with
                {
                    UseGlobalControlGroup = false,
                }
            ) with
            {
                GlobalControlGroup = new() { Enabled = true, Percentage = 5 },
            }
        );

        var control = In(snapshot, DecisionReason.UserInGlobalControlGroup);
        Assert.InRange(control.Count, Users / 20 - 120, Users / 20 + 120);
        Assert.Equal(control, In(snapshot, DecisionReason.UserInGlobalControlGroup, "strip-1"));
        Assert.Empty(In(snapshot, DecisionReason.UserInGlobalControlGroup, "ignores-it"));
    }

    [Fact]
    public void AListedUser_IsInTheGlobalControlGroup_OrNot_WhateverTheShareSays()
    {
        var nobody = Workspace(0);
        var nearlyAll = Workspace(99.99m);
        var user = Build.User("user-1");
        Assert.True(Decide(nobody, user).IsServed);
        Assert.Equal(
            DecisionReason.UserInGlobalControlGroup,
            Decide(nobody, user with { GlobalControlGroup = ControlGroupListing.Member }).Reason
        );
        Assert.Equal(DecisionReason.UserInGlobalControlGroup, Decide(nearlyAll, user).Reason);
        Assert.True(Decide(nearlyAll, user with { GlobalControlGroup = ControlGroupListing.NotMember }).IsServed);

        static Decision Decide(Snapshot snapshot, UserView user) =>
            snapshot.For(user, Build.Session()).Decide("banner");

        static Snapshot Workspace(decimal percentage) =>
            Build.Compile(
                Build.Workspace(Build.Experience(1, "banner")) with
                {
                    GlobalControlGroup = new() { Enabled = true, Percentage = percentage },
                }
            );
    }

    [Fact]
    public void ADisabledGlobalControlGroup_HoldsNobody()
    {
        var snapshot = Build.Compile(
            Build.Workspace(Build.Experience(1, "banner")) with
            {
                GlobalControlGroup = new() { Percentage = 50 },
            }
        );
        var member = Build.User() with { GlobalControlGroup = ControlGroupListing.Member };
        Assert.True(snapshot.For(member, Build.Session()).Decide("banner").IsServed);
    }

    [Fact]
    public void AnotherSalt_DrawsOtherUsers()
    {
        var first = In(With("a"), DecisionReason.UserInGlobalControlGroup);
        var second = In(With("b"), DecisionReason.UserInGlobalControlGroup);
        Assert.InRange(first.Intersect(second).Count(), Users / 100 - 80, Users / 100 + 80);

        static Snapshot With(string salt) =>
            Build.Compile(
                Build.Workspace(Build.Experience(1, "banner")) with
                {
                    GlobalControlGroup = new()
                    {
                        Enabled = true,
                        Percentage = 10,
                        Salt = salt,
                    },
                }
            );
    }

    [Fact]
    public void AControlGroup_HoldsOnlyUsersWhoWouldHaveBeenServed()
    {
        var rule = Build.Rule(
            new Attune.Decisions.Rules.Filters.AttributeFilter
            {
                Name = "tier",
                DataType = Attune.Decisions.Rules.Filters.AttributeDataType.String,
                Operator = "is",
                Value = "gold",
            }
        );
        var snapshot = Build.Compile(
            Build.Workspace(
                Build.Experience(1, "banner", Build.Audience("5A", rule)) with
                {
                    ControlGroup = new(50),
                }
            ) with
            {
                GlobalControlGroup = new() { Enabled = true, Percentage = 50 },
            }
        );
        Assert.Equal([DecisionReason.UserNotInSegment], Reasons(AttributeSet.Empty));
        Assert.Equal(3, Reasons(AttributeSet.Empty.With("tier", "gold")).Count());

        IEnumerable<DecisionReason> Reasons(AttributeSet attributes) =>
            Enumerable
                .Range(0, 200)
                .Select(n => snapshot.For(Build.User($"user-{n}", attributes), Build.Session()).Decide("banner").Reason)
                .Distinct();
    }

    internal static HashSet<string> In(Snapshot snapshot, DecisionReason reason, string key = "banner")
    {
        var users = new HashSet<string>();
        for (var user = 0; user < Users; user++)
        {
            var id = FormattableString.Invariant($"user-{user}");
            if (snapshot.For(Build.User(id), Build.Session()).Decide(key).Reason == reason)
            {
                users.Add(id);
            }
        }

        return users;
    }

    private static string NotIn(HashSet<string> users) =>
        Enumerable.Range(0, Users).Select(n => $"user-{n}").First(id => !users.Contains(id));
}
