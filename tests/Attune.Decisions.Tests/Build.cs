using Attune.Decisions.Audiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using Attune.Decisions.Values;
using Attune.Jinja;

namespace Attune.Decisions.Tests;

/// <summary>Makes records, users and sessions with only what a test is about.</summary>
internal static class Build
{
    public static readonly DateTimeOffset Now = new(2022, 9, 7, 11, 30, 30, TimeSpan.Zero);

    public static readonly JinjaEnvironment Jinja = new();

    public static string Id(int number) => FormattableString.Invariant($"{number:x24}");

    public static Session Session(string requestId = "request-1") => new() { Now = Now, RequestId = requestId };

    public static UserView User(
        string bucketingId = "user-1",
        AttributeSet? attributes = null,
        params UserEvent[] events
    ) =>
        new()
        {
            Id = new Guid(1, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]),
            BucketingId = bucketingId,
            CustomerId = bucketingId,
            Attributes = attributes ?? AttributeSet.Empty,
            Events = EventHistory.Of(events),
        };

    public static UserEvent Event(string name, TimeSpan ago, params (string Name, AttributeValue Value)[] attributes) =>
        new()
        {
            Name = name,
            TimeMs = (Now - ago).ToUnixTimeMilliseconds(),
            Attributes = attributes.Aggregate(AttributeSet.Empty, (set, one) => set.With(one.Name, one.Value)),
        };

    public static Variation Variation(string id, decimal percentage, params Variable[] variables) =>
        new()
        {
            Id = id,
            Name = "Variation " + id,
            Percentage = percentage,
            Variables = variables,
        };

    public static Variable Variable(string name, VariableType type, string template) =>
        new()
        {
            Name = name,
            DataType = type,
            Value = new TemplateValueSource(template),
        };

    public static ExperienceAudience Audience(string id, AudienceRule rule, params Variation[] variations) =>
        new()
        {
            Id = id,
            Name = "Audience " + id,
            Rule = rule,
            Variations = variations.Length == 0 ? [Variation("1", 100)] : variations,
        };

    public static AudienceRule Rule(params Filter[] filters) => new() { IncludedFilters = All(filters) };

    public static FilterGroup All(params Filter[] filters) =>
        new() { FilterOperator = FilterOperator.And, Filters = filters };

    public static FilterGroup Any(params Filter[] filters) =>
        new() { FilterOperator = FilterOperator.Or, Filters = filters };

    public static Experience Experience(int number, string key, params ExperienceAudience[] audiences) =>
        new()
        {
            Id = Id(number),
            Key = key,
            Name = "Experience " + key,
            State = ExperienceState.Published,
            Audiences = audiences.Length == 0 ? [Audience("5A", AudienceRule.AllUsers)] : audiences,
        };

    public static WorkspaceDocument Workspace(params Experience[] experiences) =>
        new()
        {
            WorkspaceId = "SHOP",
            Version = 7,
            Experiences = experiences,
        };

    /// <summary>Compiles records that must have no problems.</summary>
    public static Snapshot Compile(WorkspaceDocument document)
    {
        var (snapshot, problems) = Snapshot.Compile(document, Jinja);
        Assert.Empty(problems);
        return snapshot;
    }

    public static Snapshot Compile(params Experience[] experiences) => Compile(Workspace(experiences));

    /// <summary>A snapshot of one experience, <c>banner</c>, for one audience.</summary>
    public static Snapshot Banner(AudienceRule rule, params CustomSegment[] segments) =>
        Compile(Workspace(Experience(1, "banner", Audience("5A", rule))) with { Segments = segments });
}
