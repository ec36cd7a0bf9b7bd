using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Tests;

public sealed class SnapshotTests
{
    [Fact]
    public void Decide_ForAllUsers_ServesAnybody_WithTheDocumentedContext()
    {
        var snapshot = Build.Compile(
            Build.Experience(
                0x65eae573,
                "homepage-banner",
                Build.Audience(
                    "42D",
                    AudienceRule.AllUsers,
                    Build.Variation("2", 100, Build.Variable("Title", VariableType.String, "Hi {{ 1 }}"))
                )
            )
        );

        var decision = snapshot.Decide(null, Build.Session(), ["homepage-banner"]).Single();

        Assert.True(decision.IsServed);
        Assert.Equal(DecisionReason.Served, decision.Reason);
        Assert.Equal(7, decision.ConfigurationVersion);
        var context = decision.Variation!.Context;
        Assert.Equal("000000000000000065eae573_F_T_WP_AB_2_P_0_AU_42D", context.Cid);
        Assert.Equal("Experience homepage-banner", context.Experience);
        Assert.Equal("0", context.MoeLocaleId);
        Assert.Equal("2", context.MoeVariationId);
        Assert.Equal("Audience 42D", context.AudienceName);
        Assert.Equal("42D", context.AudienceId);
        Assert.Equal("Web Personalization", context.Type);
        Assert.Equal("API based Experience", context.ExperienceType);
        Assert.Equal("Title", decision.Variation.Variables.Single().Name);
    }

    [Fact]
    public void Decide_ForAnUnknownKey_SaysSo()
    {
        var decision = Build.Compile().Decide(null, Build.Session(), ["nothing"]).Single();
        Assert.False(decision.IsServed);
        Assert.Equal(DecisionReason.InvalidExperienceKey, decision.Reason);
    }

    [Theory]
    [InlineData(ExperienceState.Draft, null, null, ExperienceStatus.Draft, DecisionReason.ExperienceNotActive)]
    [InlineData(ExperienceState.Paused, null, null, ExperienceStatus.Paused, DecisionReason.ExperienceNotActive)]
    [InlineData(ExperienceState.Published, null, null, ExperienceStatus.Active, DecisionReason.Served)]
    [InlineData(
        ExperienceState.Published,
        "2022-09-07T11:30:31Z",
        null,
        ExperienceStatus.Scheduled,
        DecisionReason.ExperienceNotActive
    )]
    [InlineData(
        ExperienceState.Published,
        "2022-09-07T11:30:30Z",
        null,
        ExperienceStatus.Active,
        DecisionReason.Served
    )]
    [InlineData(
        ExperienceState.Published,
        null,
        "2022-09-07T11:30:30Z",
        ExperienceStatus.Expired,
        DecisionReason.ExperienceExpired
    )]
    [InlineData(
        ExperienceState.Published,
        null,
        "2022-09-07T11:30:31Z",
        ExperienceStatus.Active,
        DecisionReason.Served
    )]
    [InlineData(
        ExperienceState.Paused,
        null,
        "2022-09-07T11:30:30Z",
        ExperienceStatus.Expired,
        DecisionReason.ExperienceExpired
    )]
    public void Status_FollowsStateScheduleAndTime(
        ExperienceState state,
        string? start,
        string? end,
        ExperienceStatus status,
        DecisionReason reason
    )
    {
        var snapshot = Build.Compile(
            Build.Experience(1, "banner") with
            {
                State = state,
                Schedule = new() { Start = start, End = end },
            }
        );

        Assert.Equal(status, snapshot.Experiences.Single().StatusAt(Build.Now));
        Assert.Equal(reason, snapshot.Decide(null, Build.Session(), ["banner"]).Single().Reason);
    }

    [Theory]
    [InlineData("2022-09-07T17:00:30", "Asia/Kolkata", true)]
    [InlineData("2022-09-07T17:00:31", "Asia/Kolkata", false)]
    [InlineData("2022-09-07T11:30:30", null, true)]
    [InlineData("2022-09-07T17:00:30+05:30", "America/New_York", true)]
    public void Schedule_WithoutAnOffset_IsLocalInItsZone(string start, string? zone, bool isActive)
    {
        var experience = Build.Experience(1, "banner") with
        {
            Schedule = new() { Start = start, TimeZone = zone },
        };
        Assert.Equal(isActive, Build.Compile(experience).Decide(null, Build.Session(), ["banner"]).Single().IsServed);
    }

    [Fact]
    public void Schedule_AtAChangeOfClocks_StartsOnce()
    {
        // 02:30 did not exist on 2022-03-13 in New York, and 01:30 came twice on 2022-11-06.
        var skipped = StatusIn("2022-03-13T02:30:00");
        Assert.Equal(ExperienceStatus.Scheduled, skipped.StatusAt(DateTimeOffset.Parse("2022-03-13T07:29:59Z")));
        Assert.Equal(ExperienceStatus.Active, skipped.StatusAt(DateTimeOffset.Parse("2022-03-13T07:30:00Z")));
        var doubled = StatusIn("2022-11-06T01:30:00");
        Assert.Equal(ExperienceStatus.Scheduled, doubled.StatusAt(DateTimeOffset.Parse("2022-11-06T05:29:59Z")));
        Assert.Equal(ExperienceStatus.Active, doubled.StatusAt(DateTimeOffset.Parse("2022-11-06T05:30:00Z")));

        static ExperienceSummary StatusIn(string start) =>
            Build
                .Compile(
                    Build.Experience(1, "banner") with
                    {
                        Schedule = new() { Start = start, TimeZone = "America/New_York" },
                    }
                )
                .Experiences.Single();
    }

    [Fact]
    public void Decide_TakesTheFirstAudienceThatMatches()
    {
        var gold = Build.Rule(
            new AttributeFilter
            {
                Name = "tier",
                DataType = AttributeDataType.String,
                Operator = "is",
                Value = "gold",
            }
        );
        var snapshot = Build.Compile(
            Build.Experience(1, "banner", Build.Audience("1A", gold), Build.Audience("2B", AudienceRule.AllUsers))
        );

        Assert.Equal("1A", AudienceOf(Build.User("u", AttributeSet.Empty.With("tier", "Gold"))));
        Assert.Equal("2B", AudienceOf(Build.User("u", AttributeSet.Empty.With("tier", "silver"))));
        Assert.Equal("2B", AudienceOf(null));

        string? AudienceOf(UserView? user) => snapshot.Decide(user, Build.Session(), ["banner"]).Single().AudienceId;
    }

    [Fact]
    public void Decide_WithMoreThan25Keys_ServesTheFirst25_AndCountsADoubleKeyOnce()
    {
        var experiences = Enumerable.Range(1, 27).Select(n => Build.Experience(n, $"banner-{n}")).ToArray();
        string[] keys = ["banner-1", .. experiences.Select(experience => experience.Key)];

        var decisions = Build.Compile(experiences).Decide(null, Build.Session(), keys);

        Assert.Equal(27, decisions.Count);
        Assert.All(decisions.Take(25), decision => Assert.True(decision.IsServed));
        Assert.All(decisions.Skip(25), decision => Assert.Equal(DecisionReason.MaxLimitBreached, decision.Reason));
    }

    [Fact]
    public void Decide_WithoutKeys_GoesThroughAll_ByPriorityThenLatestChange()
    {
        var snapshot = Build.Compile(
            Build.Experience(1, "low-1") with
            {
                Priority = ExperiencePriority.Low,
            },
            Build.Experience(2, "medium-old") with
            {
                UpdatedAt = Build.Now.AddDays(-2),
            },
            Build.Experience(3, "medium-new") with
            {
                UpdatedAt = Build.Now,
            },
            Build.Experience(4, "critical-1") with
            {
                Priority = ExperiencePriority.Critical,
            }
        );

        var keys = snapshot.Decide(null, Build.Session()).Select(decision => decision.ExperienceKey);

        Assert.Equal(["critical-1", "medium-new", "medium-old", "low-1"], keys);
    }

    [Fact]
    public void Compile_LeavesABrokenRecordOut_ReportsItsProblems_AndServesTheOthers()
    {
        var broken = Build.Experience(
            2,
            "broken",
            Build.Audience(
                "5A",
                Build.Rule(
                    new AttributeFilter
                    {
                        Name = "tier",
                        DataType = AttributeDataType.Double,
                        Operator = "contains",
                        Value = "x",
                    }
                ),
                Build.Variation("1", 60),
                Build.Variation("1", 30)
            )
        );

        var (snapshot, problems) = Snapshot.Compile(
            Build.Workspace(Build.Experience(1, "banner"), broken),
            Build.Jinja
        );

        Assert.True(snapshot.Decide(null, Build.Session(), ["banner"]).Single().IsServed);
        Assert.Equal(
            DecisionReason.InvalidExperienceKey,
            snapshot.Decide(null, Build.Session(), ["broken"]).Single().Reason
        );
        Assert.All(
            problems,
            problem => Assert.Equal(("broken", RecordKind.Experience), (problem.Name, problem.Record))
        );
        Assert.Equal(
            ["audiences[0].rule.included_filters.filters[0].operator", "audiences[0].variations[1].id"],
            problems.Select(problem => problem.Problem.Path)
        );
    }

    [Fact]
    public void Compile_OfATemplateThatDoesNotParse_IsAProblemOfItsVariable()
    {
        var broken = Build.Experience(
            1,
            "broken",
            Build.Audience(
                "5A",
                AudienceRule.AllUsers,
                Build.Variation("1", 100, Build.Variable("Title", VariableType.String, "{{ 1 + }}"))
            )
        );

        var (_, problems) = Snapshot.Compile(Build.Workspace(broken), Build.Jinja);

        Assert.Equal("audiences[0].variations[0].variables[0].value", Assert.Single(problems).Problem.Path);
    }

    [Fact]
    public void Document_SurvivesJson()
    {
        var document = Build.Workspace(Build.Experience(1, "banner"));
        var json = System.Text.Json.JsonSerializer.Serialize(document, DecisionsJson.Default.WorkspaceDocument);
        var read = System.Text.Json.JsonSerializer.Deserialize(json, DecisionsJson.Default.WorkspaceDocument)!;
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(read, DecisionsJson.Default.WorkspaceDocument));
        Assert.Equal("banner", Build.Compile(read).Experiences.Single().Key);
    }
}
