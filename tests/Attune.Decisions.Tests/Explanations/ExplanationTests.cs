using System.Text.Json;
using Attune.Decisions.Audiences;
using Attune.Decisions.Bucketing;
using Attune.Decisions.Experiences;
using Attune.Decisions.Explanations;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Tests.Rules;
using Attune.Decisions.Users;

namespace Attune.Decisions.Tests.Explanations;

public sealed class ExplanationTests
{
    [Fact]
    public void AnExplanation_TellsAudienceClauseSeenValueAndBucket()
    {
        var snapshot = Build.Compile(
            Build.Workspace(
                Build.Experience(
                    1,
                    "banner",
                    Build.Audience(
                        "1A",
                        Build.Rule(
                            RuleTest.Attribute(AttributeDataType.String, "is", "\"gold\"") with
                            {
                                Name = "Email",
                            }
                        )
                    ),
                    Build.Audience("2B", AudienceRule.AllUsers, Build.Variation("1", 50), Build.Variation("2", 50))
                ) with
                {
                    ControlGroup = new(10),
                }
            ) with
            {
                GlobalControlGroup = new() { Enabled = true, Percentage = 1 },
            }
        );
        var user = Build.User("user-8", AttributeSet.Empty.With("u_em", "silver"));

        var why = snapshot.Explain(user, Build.Session(), ["banner"]).Single();

        Assert.Equal(DecisionReason.Served, why.Reason);
        Assert.Equal(ExperienceStatus.Active, why.Status);
        Assert.Equal(7, why.ConfigurationVersion);
        Assert.Equal(["1A", "2B"], why.Audiences.Select(audience => audience.Id));
        Assert.Equal([false, true], why.Audiences.Select(audience => audience.Matched));
        var clause = why.Audiences[0].Included!;
        Assert.Equal("Email (Standard) is \"gold\"", clause.Text);
        Assert.Equal("audiences[0].rule.included_filters.filters[0]", clause.Path);
        Assert.Equal(AttributeValue.From("silver"), clause.Seen);
        Assert.Equal(ClauseResult.NoMatch, clause.Result);
        Assert.Null(why.Audiences[1].Included);

        var bucket = Bucket.Of(Build.Id(1), "user-8");
        Assert.Equal(bucket.Slot, why.Bucket);
        Assert.Equal(bucket.Slot < 5_000 ? "1" : "2", why.VariationId);
        Assert.Equal(0.45, why.Propensity, 10);
        Assert.Equal(
            [("global_control_group", "SHOP"), ("control_group", Build.Id(1)), ("variation", Build.Id(1))],
            why.Draws.Select(draw => (draw.Purpose, draw.Salt))
        );
        Assert.Equal(
            [Bucket.Of("SHOP", "user-8").Second, bucket.Second, bucket.Slot],
            why.Draws.Select(draw => draw.Slot)
        );
    }

    [Fact]
    public void AnExplanation_OfAMissingValue_SaysMissing()
    {
        var node = RuleTest.OfAttribute(RuleTest.Attribute(AttributeDataType.String, "is", "\"a\""), null).Node;
        Assert.Equal("missing", node.Note);
        Assert.True(node.Seen.IsMissing);
        var nobody = RuleTest.Run(RuleTest.Attribute(AttributeDataType.String, "is", "\"a\""), null).Node;
        Assert.Equal("no user", nobody.Note);
    }

    [Theory]
    [InlineData("nothing-here", DecisionReason.InvalidExperienceKey, "INVALID_EXPERIENCE_KEY")]
    [InlineData("draft-1", DecisionReason.ExperienceNotActive, "EXPERIENCE_NOT_ACTIVE")]
    [InlineData("ended-1", DecisionReason.ExperienceExpired, "EXPERIENCE_EXPIRED")]
    [InlineData("nobody-1", DecisionReason.UserNotInSegment, "USER_NOT_IN_SEGMENT")]
    public void Failures_HaveTheNamesOfTheSdks(string key, DecisionReason reason, string wire)
    {
        var snapshot = Build.Compile(
            Build.Experience(1, "draft-1") with
            {
                State = ExperienceState.Draft,
            },
            Build.Experience(2, "ended-1") with
            {
                Schedule = new() { End = "2020-01-01T00:00:00Z" },
            },
            Build.Experience(
                3,
                "nobody-1",
                Build.Audience("5A", Build.Rule(RuleTest.Attribute(AttributeDataType.String, "is", "\"a\"")))
            )
        );
        var why = snapshot.Explain(Build.User(), Build.Session(), [key]).Single();
        Assert.Equal(reason, why.Reason);
        Assert.Equal(wire, why.Reason.WireName());
        Assert.Contains($"\"reason\":\"{wire}\"", JsonSerializer.Serialize(why, DecisionsJson.Default.Explanation));
        Assert.Equal(reason.Message(), why.Message);
    }

    [Fact]
    public void EveryReason_HasItsWireName_AndAMessage()
    {
        foreach (var reason in Enum.GetValues<DecisionReason>())
        {
            Assert.Equal($"\"{reason.WireName()}\"", JsonSerializer.Serialize(reason, DecisionsJson.Default.Options));
            Assert.NotEmpty(reason.Message());
        }

        Assert.Equal("USER_IN_CAMPAIGN_CONTROL_GROUP", DecisionReason.UserInCampaignControlGroup.WireName());
        Assert.Equal("PERSONALIZATION_FAILED", DecisionReason.PersonalizationFailed.WireName());
    }

    [Fact]
    public void AnExplanation_IsReadableJson()
    {
        var rule = Build.Rule(
            Build.Any(
                RuleTest.Attribute(AttributeDataType.Double, "lessThan", "5"),
                new BehaviourFilter { ActionName = "Bought" }
            )
        );
        var why = Build
            .Banner(rule)
            .Explain(Build.User("u", AttributeSet.Empty.With("it", "x")), Build.Session(), ["banner"]);
        Assert.Equal(
            """
            {"experience_key":"banner","reason":"USER_NOT_IN_SEGMENT","message":"User does not match segment criteria","configuration_version":7,"status":"Active","propensity":0,"audiences":[{"id":"5A","name":"Audience 5A","matched":false,"included":{"text":"any of","result":"unknown","clauses":[{"text":"it is less than 5","path":"audiences[0].rule.included_filters.filters[0].filters[0]","result":"unknown","seen":"x","note":"of another type than the filter says"},{"text":"has executed \u0022Bought\u0022 at least 1 times","path":"audiences[0].rule.included_filters.filters[0].filters[1]","result":"no_match","seen":0}]}}],"draws":[]}
            """.Trim(),
            JsonSerializer.Serialize(why.Single(), DecisionsJson.Default.Explanation)
        );
    }
}
