using System.Text.Json;
using Attune.Decisions.Audiences;
using Attune.Decisions.Explanations;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;

namespace Attune.Decisions.Tests.Rules;

/// <summary>Evaluates one filter and checks that the decision and its explanation agree.</summary>
internal sealed class RuleTest : IMismatchSink
{
    private readonly List<Mismatch> _mismatches = [];

    private RuleTest(Filter filter, UserView? user, Session session, WorkspaceDocument workspace)
    {
        var snapshot = Build.Compile(
            workspace with
            {
                Experiences = [Build.Experience(1, "banner", Build.Audience("5A", Build.Rule(filter)))],
            }
        );
        var decision = snapshot.For(user, session, this).Decide("banner");
        Explanation = snapshot.Explain(user, session, ["banner"]).Single();
        Node = Explanation.Audiences.Single().Included!;
        Result = Node.Result;
        Assert.Equal(decision.IsServed, Result == ClauseResult.Match);
        Assert.Equal(decision.Reason, Explanation.Reason);
    }

    public ClauseResult Result { get; }

    public ExplanationNode Node { get; }

    public Explanation Explanation { get; }

    /// <summary>What was counted for the author, in order.</summary>
    public IReadOnlyList<Mismatch> Mismatches => _mismatches;

    public void Count(RuleClause clause, Mismatch mismatch) => _mismatches.Add(mismatch);

    public static RuleTest Run(
        Filter filter,
        UserView? user,
        Session? session = null,
        WorkspaceDocument? workspace = null
    ) => new(filter, user, session ?? Build.Session(), workspace ?? Build.Workspace());

    /// <summary>Evaluates a filter on an attribute of a user that holds this JSON, or nothing.</summary>
    public static RuleTest OfAttribute(ValueFilter filter, string? json, string zone = "Etc/UTC") =>
        Run(
            filter,
            Build.User("u", json is null ? null : AttributeSet.Empty.With(filter.Name, Json(json))),
            null,
            Build.Workspace() with
            {
                TimeZone = zone,
            }
        );

    public static AttributeFilter Attribute(
        AttributeDataType type,
        string name,
        string? value = null,
        string? value1 = null,
        bool negate = false
    ) =>
        new()
        {
            Name = "it",
            DataType = type,
            Operator = name,
            Value = value is null ? default : Json(value),
            Value1 = value1 is null ? default : Json(value1),
            Negate = negate,
        };

    public static AttributeValue Json(string json) => AttributeJson.Read(JsonDocument.Parse(json).RootElement);

    /// <summary>Reads a filter as it is written in JSON.</summary>
    public static Filter Read(string json) => JsonSerializer.Deserialize(json, DecisionsJson.Default.Filter)!;

    /// <summary>The problems of a filter in an audience, as <c>path: message</c> with paths from the filter on.</summary>
    public static IReadOnlyList<string> Problems(Filter filter, params CustomSegment[] segments)
    {
        var experience = Build.Experience(1, "banner", Build.Audience("5A", Build.Rule(filter)));
        var (_, problems) = Snapshot.Compile(Build.Workspace(experience) with { Segments = segments }, Build.Jinja);
        return
        [
            .. problems
                .Where(problem => problem.Name == "banner")
                .Select(problem =>
                    problem
                        .Problem.ToString()
                        .Replace("audiences[0].rule.included_filters.filters[0]", "")
                        .TrimStart('.')
                ),
        ];
    }
}
