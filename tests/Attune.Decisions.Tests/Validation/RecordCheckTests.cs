using Attune.Decisions.Audiences;
using Attune.Decisions.Bucketing;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Tests.Rules;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Tests.Validation;

public sealed class RecordCheckTests
{
    [Fact]
    public void AnExperience_ThatIsWrongEverywhere_GetsAllProblemsAtOnce()
    {
        var experience = Build.Experience(
            1,
            "no spaces!",
            Build.Audience("5A", AudienceRule.AllUsers, Build.Variation("1", 50), Build.Variation("x", 33.333m)),
            Build.Audience("5A", AudienceRule.AllUsers, Build.Variation("1", 50), Build.Variation("2", 49)),
            Build.Audience("too-long-for-an-id", AudienceRule.AllUsers) with
            {
                Name = " ",
                Variations = [],
            }
        ) with
        {
            Id = "short",
            Name = "abc",
            Tags = [""],
            ControlGroup = new(100),
            Schedule = new()
            {
                Start = "tomorrow",
                End = "2020-01-01T00:00:00Z",
                TimeZone = "Mars/Base",
            },
        };

        Assert.Equal(
            [
                "audiences[0].variations[1].id",
                "audiences[0].variations[1].percentage",
                "audiences[1].id",
                "audiences[1].variations",
                "audiences[2].id",
                "audiences[2].name",
                "audiences[2].variations",
                "control_group.percentage",
                "id",
                "key",
                "name",
                "schedule.start",
                "schedule.time_zone",
                "tags[0]",
            ],
            Paths(experience)
        );
    }

    [Fact]
    public void TheKey_IsUnique_AndStaysOnceItWasPublished()
    {
        var workspace = Build.Workspace(
            Build.Experience(1, "banner") with
            {
                KeyLocked = true,
            },
            Build.Experience(2, "other-banner")
        );
        Assert.Equal(["key"], Paths(Build.Experience(1, "banner-new"), workspace));
        Assert.Equal(["key"], Paths(Build.Experience(3, "banner"), workspace));
        Assert.Empty(Paths(Build.Experience(1, "banner"), workspace));
        Assert.Empty(Paths(Build.Experience(2, "renamed-draft"), workspace));
    }

    [Fact]
    public void TheSchedulesEnd_ComesAfterItsStart()
    {
        var experience = Build.Experience(1, "banner") with
        {
            Schedule = new() { Start = "2026-07-16T11:00:00Z", End = "2026-07-16T11:00:00Z" },
        };
        Assert.Equal(["schedule.end"], Paths(experience));
    }

    [Theory]
    [InlineData(11, 1, 1, "audiences")]
    [InlineData(1, 6, 1, "audiences[0].variations")]
    [InlineData(1, 1, 101, "audiences[0].variations[0].variables")]
    public void AudiencesVariationsAndVariables_HaveALimit_ThatAnOperatorCanRaise(
        int audiences,
        int variations,
        int variables,
        string path
    )
    {
        var experience = Build.Experience(
            1,
            "banner",
            [
                .. Enumerable
                    .Range(1, audiences)
                    .Select(a =>
                        Build.Audience(
                            $"{a}A",
                            AudienceRule.AllUsers,
                            [
                                .. Enumerable
                                    .Range(1, variations)
                                    .Select(v =>
                                        Build.Variation(
                                            $"{v}",
                                            v == 1 ? 100 : 0,
                                            [
                                                .. Enumerable
                                                    .Range(1, variables)
                                                    .Select(n => Build.Variable($"v{n}", VariableType.String, "x")),
                                            ]
                                        )
                                    ),
                            ]
                        )
                    ),
            ]
        );
        Assert.Equal([path], Paths(experience));

        var raised = DecisionLimits.From(
            new Dictionary<string, int>
            {
                ["audiencesPerExperience"] = 11,
                ["VariationsPerAudience"] = 6,
                ["variablespervariation"] = 101,
            }
        );
        Assert.Empty(Paths(experience, Build.Workspace() with { Limits = raised }));
    }

    [Fact]
    public void StoredSlots_ThatDoNotFitTheShares_AreRefused()
    {
        SlotRun[] right = [new("1", 6_000), new("2", 4_000)];
        SlotRun[] wrong = [new("1", 5_000), new("2", 5_000)];
        SlotRun[] tooFew = [new("1", 6_000)];
        SlotRun[] foreign = [new("1", 6_000), new("9", 4_000)];
        SlotRun[] negative = [new("1", 16_000), new("2", -6_000)];
        Assert.Empty(Paths(With(right)));
        foreach (var slots in (SlotRun[][])[wrong, tooFew, foreign, negative])
        {
            Assert.All(Paths(With(slots)), path => Assert.Equal("audiences[0].slots", path));
            Assert.NotEmpty(Paths(With(slots)));
        }

        static Experience With(SlotRun[] slots) =>
            Build.Experience(
                1,
                "banner",
                Build.Audience("5A", AudienceRule.AllUsers, Build.Variation("1", 60), Build.Variation("2", 40)) with
                {
                    Slots = slots,
                }
            );
    }

    [Fact]
    public void AnExclusiveGroup_HasExperiencesThatExist_OnceEach_UpToAHundredPercent()
    {
        var workspace = Build.Workspace(Build.Experience(1, "banner"), Build.Experience(2, "strip-1")) with
        {
            ExclusionGroups =
            [
                new()
                {
                    Id = Build.Id(8),
                    Name = "Other",
                    Members = [new(Build.Id(2), 10)],
                },
            ],
        };
        Assert.Equal(["members[1].experience_id"], Paths(new(Build.Id(1), 60), new(Build.Id(1), 40)));
        Assert.Equal(["members[0].experience_id"], Paths(new ExclusionMember(Build.Id(3), 60)));
        Assert.Equal(["members[0].experience_id"], Paths(new ExclusionMember(Build.Id(2), 60)));
        Assert.Equal(["members[0].percentage"], Paths(new ExclusionMember(Build.Id(1), 100.5m)));
        Assert.Equal(["members"], Paths());
        Assert.Empty(Paths(new ExclusionMember(Build.Id(1), 60)));

        IEnumerable<string> Paths(params ExclusionMember[] members) =>
            RecordCheck
                .Check(
                    new ExclusionGroup
                    {
                        Id = Build.Id(9),
                        Name = "Group",
                        Members = members,
                    },
                    workspace,
                    Build.Jinja
                )
                .Select(problem => problem.Path);
    }

    [Theory]
    [InlineData("""{"filter_operator":"and","filters":[]}""", "filters")]
    [InlineData("""{"filter_type":"user_attributes","name":"","data_type":"string","operator":"exists"}""", "name")]
    [InlineData("""{"filter_type":"user_attributes","name":"a","data_type":"string","operator":"in"}""", "value")]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"string","operator":"in","value":[]}""",
        "value"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"string","operator":"in","value":["a",5]}""",
        "value[1]"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"string","operator":"contains","value":""}""",
        "value"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"double","operator":"lessThan","value":"5"}""",
        "value"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"double","operator":"between","value":5,"value1":5}""",
        "value1"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"bool","operator":"is","value":"true"}""",
        "value"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"bool","operator":"in","value":[true]}""",
        "operator"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"datetime","operator":"on","value":"07/09/2022"}""",
        "value"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"datetime","operator":"inTheLast","value":-1}""",
        "value"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"datetime","operator":"inTheLast","value":3661}""",
        "value"
    )]
    [InlineData(
        """{"filter_type":"user_attributes","name":"a","data_type":"datetime","operator":"on","value":3,"value_type":"relative_past","period_unit":"hours"}""",
        "period_unit"
    )]
    [InlineData("""{"filter_type":"actions","action_name":""}""", "action_name")]
    [InlineData(
        """{"filter_type":"actions","action_name":"a","execution":{"type":"atleast","count":0}}""",
        "execution.count"
    )]
    [InlineData(
        """{"filter_type":"actions","action_name":"a","execution":{"type":"exactly","count":-1}}""",
        "execution.count"
    )]
    [InlineData(
        """{"filter_type":"actions","action_name":"a","primary_time_range":{"type":"between","value_type":"absolute","value":"2022-09-07","value1":"2022-09-06"}}""",
        "primary_time_range.value1"
    )]
    [InlineData(
        """{"filter_type":"actions","action_name":"a","primary_time_range":{"type":"inTheLast","value_type":"relative_future","value":"3"}}""",
        "primary_time_range.value_type"
    )]
    [InlineData(
        """{"filter_type":"actions","action_name":"a","attributes":{"filter_operator":"and","filters":[{"filter_type":"platform","platforms":["web"]}]}}""",
        "attributes.filters[0].filter_type"
    )]
    [InlineData("""{"filter_type":"user_affinity","action_name":"a","affinity":"most"}""", "percentage")]
    [InlineData(
        """{"filter_type":"user_affinity","action_name":"a","affinity":"predominantly"}""",
        "affinity_attributes"
    )]
    [InlineData(
        """{"filter_type":"user_affinity","action_name":"a","affinity":"predominantly","affinity_attributes":[{"filter_type":"user_attributes","name":"a","data_type":"bool","operator":"is","value":true}]}""",
        "affinity_attributes[0].data_type"
    )]
    [InlineData("""{"filter_type":"day_of_week","days":[]}""", "days")]
    [InlineData("""{"filter_type":"time_of_day","hours":[24]}""", "hours[0]")]
    [InlineData("""{"filter_type":"geolocation"}""", "")]
    [InlineData("""{"filter_type":"geolocation","countries":["Narnia"]}""", "countries[0]")]
    [InlineData("""{"filter_type":"geolocation","cities":[" "]}""", "cities[0]")]
    [InlineData("""{"filter_type":"device"}""", "")]
    [InlineData("""{"filter_type":"platform","platforms":["unknown"]}""", "platforms")]
    [InlineData("""{"filter_type":"in_session_behaviour","action_name":"a","within_minutes":0}""", "within_minutes")]
    public void AFilterThatCannotBeEvaluated_IsRefused_WithItsPath(string json, string path) =>
        Assert.Equal(
            [path],
            RuleTest.Problems(RuleTest.Read(json)).Select(problem => problem[..problem.IndexOf(':')]).Distinct()
        );

    [Fact]
    public void Limits_OfDepthSizeListsAndTexts_AreNumbersWithAnError()
    {
        Filter deep = new PlatformFilter { Platforms = [Attune.Decisions.Users.Platform.Web] };
        for (var level = 1; level < 8; level++)
        {
            Assert.Empty(RuleTest.Problems(deep));
            deep = Build.All(deep);
        }

        // The outermost group is the audience's own.
        Assert.Empty(RuleTest.Problems(deep));
        Assert.Contains("8 levels deep", Assert.Single(RuleTest.Problems(Build.All(deep))));

        var one = RuleTest.Attribute(AttributeDataType.String, "exists");
        Assert.Empty(RuleTest.Problems(Build.Any([.. Enumerable.Repeat(one, 198)])));
        Assert.Contains("200 filters", Assert.Single(RuleTest.Problems(Build.Any([.. Enumerable.Repeat(one, 199)]))));

        Assert.Empty(RuleTest.Problems(In(10_000, 5)));
        Assert.Contains("1 to 10000 values", Assert.Single(RuleTest.Problems(In(10_001, 5))));
        Assert.Empty(RuleTest.Problems(In(1, 512)));
        Assert.Contains("512 characters", Assert.Single(RuleTest.Problems(In(1, 513))));
        Assert.Contains(
            "1 to 200 characters",
            Assert.Single(RuleTest.Problems(one with { Name = new string('n', 201) }))
        );

        static AttributeFilter In(int values, int length) =>
            RuleTest.Attribute(
                AttributeDataType.String,
                "in",
                $"[{string.Join(',', Enumerable.Range(0, values).Select(n => $"\"{n.ToString($"d{length}")}\""))}]"
            );
    }

    [Fact]
    public void InSessionConditions_AreAboutTheRequest()
    {
        var rule = new AudienceRule { InSession = Build.All(RuleTest.Attribute(AttributeDataType.String, "exists")) };
        Assert.Equal(
            ["audiences[0].rule.in_session.filters[0].filter_type"],
            Paths(Build.Experience(1, "banner", Build.Audience("5A", rule)))
        );
    }

    private static IEnumerable<string> Paths(Experience experience, WorkspaceDocument? workspace = null) =>
        RecordCheck
            .Check(experience, workspace ?? Build.Workspace(), Build.Jinja)
            .Select(problem => problem.Path)
            .Order(StringComparer.Ordinal);
}
