using System.Globalization;
using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Tests.Rules;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Tests.Validation;

public sealed class DecisionLimitsTests
{
    [Fact]
    public void ThePageOfLimits_HasEveryLimit_WithItsDefault()
    {
        var documented = Repository
            .Rows("docs/limits.md", "# Limits")
            .Where(row => row[2].Contains('¹'))
            .ToDictionary(row => row[2].Split('¹')[0].Trim().Trim('`'), row => Number(row[1]));
        var limits = typeof(DecisionLimits)
            .GetProperties()
            .Where(property => property.PropertyType == typeof(int))
            .ToDictionary(property => property.Name, property => (int)property.GetValue(DecisionLimits.Default)!);
        Assert.Equal(limits.OrderBy(limit => limit.Key), documented.OrderBy(limit => limit.Key));

        static int Number(string cell) =>
            int.Parse(
                new string([.. cell.TakeWhile(c => char.IsAsciiDigit(c) || c == ',')]).Replace(",", ""),
                CultureInfo.InvariantCulture
            );
    }

    [Fact]
    public void From_TakesAnOperatorsFigures_InAnyCase_AndLeavesOthersAside()
    {
        var limits = DecisionLimits.From(
            new Dictionary<string, int>
            {
                ["keysPerFetch"] = 30,
                ["RuleDepth"] = 1_000,
                ["FiltersPerRule"] = 0,
                ["Nonsense"] = 5,
            }
        );
        Assert.Equal(30, limits.KeysPerFetch);
        Assert.Equal(30, limits.RuleDepth);
        Assert.Equal(DecisionLimits.Default.FiltersPerRule, limits.FiltersPerRule);
    }

    [Fact]
    public void KeysPerFetch_FollowsTheWorkspacesFigure()
    {
        var workspace = Build.Workspace([.. Enumerable.Range(1, 3).Select(n => Build.Experience(n, $"banner-{n}"))]);
        var snapshot = Build.Compile(workspace with { Limits = DecisionLimits.Default with { KeysPerFetch = 2 } });
        Assert.Equal(
            [DecisionReason.Served, DecisionReason.Served, DecisionReason.MaxLimitBreached],
            snapshot.Decide(null, Build.Session(), ["banner-1", "banner-2", "banner-3"]).Select(one => one.Reason)
        );
        Assert.Equal(
            DecisionReason.MaxLimitBreached,
            snapshot.Explain(null, Build.Session(), ["banner-1", "banner-2", "banner-3"])[2].Reason
        );
        Assert.All(snapshot.Decide(null, Build.Session()), decision => Assert.True(decision.IsServed));
    }

    [Fact]
    public void ATemplate_HasALimit()
    {
        Assert.Empty(Problems(With(65_536)));
        Assert.Equal("audiences[0].variations[0].variables[0].value", Assert.Single(Problems(With(65_537))).Path);

        static Experience With(int length) =>
            Build.Experience(
                1,
                "banner",
                Build.Audience(
                    "5A",
                    AudienceRule.AllUsers,
                    Build.Variation("1", 100, Build.Variable("t", VariableType.String, new string('x', length)))
                )
            );
    }

    [Fact]
    public void Tags_HaveALimit()
    {
        Assert.Empty(Problems(With(50)));
        Assert.Equal("tags", Assert.Single(Problems(With(51))).Path);

        static Experience With(int tags) =>
            Build.Experience(1, "banner") with
            {
                Tags = [.. Enumerable.Range(1, tags).Select(n => $"tag-{n}")],
            };
    }

    [Fact]
    public void ExperiencesOfAnExclusiveGroup_HaveALimit()
    {
        var workspace = Build.Workspace([.. Enumerable.Range(1, 51).Select(n => Build.Experience(n, $"banner-{n}"))]);
        Assert.Empty(Check(50));
        Assert.Equal("members", Assert.Single(Check(51)).Path);

        IReadOnlyList<ConfigurationProblem> Check(int members) =>
            RecordCheck.Check(
                new ExclusionGroup
                {
                    Id = Build.Id(900),
                    Name = "Group",
                    Members = [.. Enumerable.Range(1, members).Select(n => new ExclusionMember(Build.Id(n), 1))],
                },
                workspace,
                Build.Jinja
            );
    }

    [Fact]
    public void TimesOfABehaviourFilter_AndAffinityAttributes_HaveALimit()
    {
        BehaviourFilter behaviour = new() { ActionName = "a", Execution = new(ExecutionType.AtLeast, 100_000) };
        Assert.Empty(RuleTest.Problems(behaviour));
        Assert.Single(RuleTest.Problems(behaviour with { Execution = new(ExecutionType.AtLeast, 100_001) }));

        var attribute = RuleTest.Attribute(AttributeDataType.String, "exists");
        AffinityFilter affinity = new()
        {
            ActionName = "a",
            Affinity = AffinityKind.Predominantly,
            AffinityAttributes = [.. Enumerable.Repeat(attribute, 10)],
        };
        Assert.Empty(RuleTest.Problems(affinity));
        Assert.Single(RuleTest.Problems(affinity with { AffinityAttributes = [.. Enumerable.Repeat(attribute, 11)] }));
    }

    [Fact]
    public void ANamePool_SharesNames_UntilItIsFull()
    {
        var pool = new NamePool(2);
        var first = pool.Share(new string("price".AsSpan()));
        Assert.Same(first, pool.Share(new string("price".AsSpan())));
        pool.Share("city");
        var beyond = new string("tier".AsSpan());
        Assert.Same(beyond, pool.Share(beyond));
        Assert.NotSame(beyond, pool.Share(new string("tier".AsSpan())));
        Assert.Same(first, pool.Share(new string("price".AsSpan())));
    }

    private static IReadOnlyList<ConfigurationProblem> Problems(Experience experience) =>
        RecordCheck.Check(experience, Build.Workspace(), Build.Jinja);
}
