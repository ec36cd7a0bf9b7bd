using System.Text.Json;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Validation;
using Attune.Decisions.Values;

namespace Attune.Decisions.Tests.Validation;

public sealed class ShapeCheckTests
{
    private const string Least = """
        {"id":"65eae5738ea5032b0ef60138","key":"banner","name":"Banner",
         "audiences":[{"id":"5A","name":"All Users","variations":[{"id":"1","name":"Default","percentage":100}]}]}
        """;

    [Fact]
    public void Read_OfOnlyWhatIsRequired_FillsInTheDefaults()
    {
        var experience = Read(Least)!;
        Assert.Equal(ExperienceState.Draft, experience.State);
        Assert.Equal(ExperiencePriority.Medium, experience.Priority);
        Assert.True(experience.UseGlobalControlGroup);
        Assert.Empty(experience.Tags);
        Assert.Null(experience.Audiences[0].Rule.IncludedFilters);
        Assert.Empty(experience.Audiences[0].Variations[0].Variables);
        Assert.Equal(100, experience.Audiences[0].Variations[0].Percentage);
    }

    [Fact]
    public void Read_OfTheDefaultsOfFilters_IsHasExecutedAtLeastOnce()
    {
        var filter = (BehaviourFilter)Parse(
            """{"action_name":"Bought","execution":{"type":"atleast"},"filter_type":"actions"}"""
        );
        Assert.True(filter.Executed);
        Assert.Equal(new Execution(ExecutionType.AtLeast, 1), filter.Execution);
    }

    [Fact]
    public void Read_OfThePublishedSample_IsWhatItSays()
    {
        var group = (FilterGroup)Parse(
            """
            {"filter_operator":"and","filters":[
             {"filter_type":"user_attributes","name":"Name","data_type":"string","operator":"in","value":["Chandan","Kumar"],
              "negate":false,"case_sensitive":false},
             {"filter_type":"actions","action_name":"EMAIL_SENT","executed":true,
              "attributes":{"filter_operator":"and","filters":[]},
              "execution":{"type":"atleast","count":1},
              "primary_time_range":{"type":"inTheLast","value_type":"relative_past","value":"30","period_unit":"days"}}]}
            """
        );
        Assert.Equal("Name", Assert.IsType<AttributeFilter>(group.Filters[0]).Name);
        Assert.Equal(PeriodUnit.Days, Assert.IsType<BehaviourFilter>(group.Filters[1]).PrimaryTimeRange!.PeriodUnit);
        Build.Banner(new() { IncludedFilters = group });
    }

    [Fact]
    public void EveryKindOfFilter_IsWrittenAndReadBack()
    {
        string[] filters =
        [
            """{"filter_operator":"or","filters":[{"filter_type":"platform","platforms":["web"]}],"negate":true}""",
            """{"filter_type":"user_attributes","name":"a","data_type":"bool","operator":"is","value":true}""",
            """{"filter_type":"parameter","name":"a","data_type":"double","operator":"between","value":1,"value1":2.0}""",
            """{"filter_type":"custom_segments","name":"vip","negate":true}""",
            """{"filter_type":"user_affinity","action_name":"a","affinity":"most","percentage":12.5}""",
            """{"filter_type":"in_session_behaviour","action_name":"a","executed":false,"within_minutes":5}""",
            """{"filter_type":"day_of_week","days":["Sunday"]}""",
            """{"filter_type":"time_of_day","hours":[0,23]}""",
            """{"filter_type":"geolocation","countries":["IN"]}""",
            """{"filter_type":"device","types":["Tablet"],"bot":false}""",
            """{"filter_type":"user_type","type":"New"}""",
        ];
        Assert.All(
            filters,
            json => Assert.Equal(json, JsonSerializer.Serialize(Parse(json), DecisionsJson.Default.Filter))
        );
    }

    [Fact]
    public void Read_TellsAllThatIsWrongInTheShape_AtOnce_EachWithItsPath()
    {
        var problems = Problems(
            """
            {"id":7,"name":"Banner","colour":"red","priority":"Urgent","state":1,"tags":["a",2],"control_group":{},
             "schedule":{"start":5},
             "audiences":[
               {"id":"5A","name":"All","name":"Twice","rule":{"included_filters":{"filter_operator":"xor","filters":[
                  {"filter_type":"nothing"},
                  {"filter_type":"user_attributes","data_type":"text","operator":"is","negate":"no"},
                  "x"]}},
                "variations":[{"id":"1","name":"Default","percentage":"half",
                  "variables":[{"name":"T","data_type":"text","value":{"kind":"magic"}}]}]},
               null]}
            """
        );
        Assert.Equal(
            [
                "audiences[0].name",
                "audiences[0].rule.included_filters.filter_operator",
                "audiences[0].rule.included_filters.filters[0].filter_type",
                "audiences[0].rule.included_filters.filters[1].data_type",
                "audiences[0].rule.included_filters.filters[1].name",
                "audiences[0].rule.included_filters.filters[1].negate",
                "audiences[0].rule.included_filters.filters[2]",
                "audiences[0].variations[0].percentage",
                "audiences[0].variations[0].variables[0].data_type",
                "audiences[0].variations[0].variables[0].value",
                "audiences[1]",
                "colour",
                "control_group.percentage",
                "id",
                "key",
                "priority",
                "schedule.start",
                "state",
                "tags[1]",
            ],
            problems.Select(problem => problem.Path).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            """It must be one of "Low", "Medium", "High", "Critical".""",
            problems.Single(problem => problem.Path == "priority").Message
        );
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    public void Read_OfWhatIsNoObject_SaysSo(string json) => Assert.Single(Problems(json));

    [Fact]
    public void Read_OfNull_IsRefusedWhereAValueMustBe_AndTakenWhereNoneNeedBe()
    {
        Assert.Equal("tags", Assert.Single(Problems(Least.Insert(1, "\"tags\":null,"))).Path);
        Assert.Equal("audiences", Assert.Single(Problems("""{"id":"a","key":"b","name":"c","audiences":null}""")).Path);
        Assert.Null(Read(Least.Insert(1, "\"schedule\":null,\"control_group\":null,"))!.Schedule);
    }

    [Fact]
    public void Problems_AreTold_UpToALimit()
    {
        var tags = string.Join(',', Enumerable.Repeat("5", 5_000));
        Assert.Equal(ProblemList.MaxProblems, Problems(Least.Insert(1, $"\"tags\":[{tags}],")).Count);
    }

    [Theory]
    [InlineData("\"Hi {{ 1 }}\"", "Hi {{ 1 }}")]
    [InlineData("12.50", "12.50")]
    [InlineData("true", "true")]
    [InlineData("""{"kind":"template","template":"x"}""", "x")]
    public void AValue_IsATemplate_OrStandsForItself(string json, string template) =>
        Assert.Equal(
            new TemplateValueSource(template),
            JsonSerializer.Deserialize<ValueSource>(json, DecisionsJson.Default.Options)
        );

    private static Filter Parse(string json) => JsonSerializer.Deserialize(json, DecisionsJson.Default.Filter)!;

    private static Experience? Read(string json)
    {
        var problems = new ProblemList();
        var read = ShapeCheck.Read(JsonDocument.Parse(json).RootElement, DecisionsJson.Default.Experience, problems);
        Assert.Empty(problems.All);
        return read;
    }

    private static IReadOnlyList<ConfigurationProblem> Problems(string json)
    {
        var problems = new ProblemList();
        Assert.Null(ShapeCheck.Read(JsonDocument.Parse(json).RootElement, DecisionsJson.Default.Experience, problems));
        return problems.All;
    }
}
