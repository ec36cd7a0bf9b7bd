using Attune.Core.Workspaces.Records;
using Attune.Decisions;
using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Core.Workspaces.SavedAudiences;

/// <summary>Audiences kept for later use. What is live does not depend on them: their rules are copied on publish.</summary>
public sealed class SavedAudienceKind(JinjaEnvironment environment) : IRecordKind<SavedAudienceContent, SavedAudience>
{
    private const int MaximumDescription = 2_000;
    private const string RulePath = "audiences[0].rule";

    public string Kind => WorkspaceKinds.Audience;

    public string Noun => "saved audience";

    public string NameOf(SavedAudience record) => record.Name;

    public SavedAudience Compose(string id, SavedAudienceContent content, SavedAudience? before) =>
        new()
        {
            Id = id,
            Name = content.Name,
            Description = content.Description,
            Rule = content.Rule,
        };

    public IReadOnlyList<ConfigurationProblem> Check(SavedAudience record, WorkspaceDocument workspace)
    {
        var problems = new ProblemList();
        if (Texts.CheckName(record.Name) is { } name)
        {
            problems.Add("name", name);
        }
        if (record.Description?.Length > MaximumDescription)
        {
            problems.Add("description", $"Expected at most {MaximumDescription} characters.");
        }
        var rule = RecordCheck
            .Check(Probe(record), workspace, environment)
            .Where(problem => problem.Path.StartsWith(RulePath, StringComparison.Ordinal))
            .Select(problem => problem with { Path = problem.Path[(RulePath.Length - "rule".Length)..] });
        return [.. problems.All, .. rule];
    }

    public WorkspaceDocument Replace(WorkspaceDocument workspace, string id, SavedAudience? record) => workspace;

    public string? WhyFixed(SavedAudience record) => null;

    // A rule is compiled as part of an experience; this one is there for the rule only.
    private static Experience Probe(SavedAudience record) =>
        new()
        {
            Id = record.Id,
            Key = record.Id,
            Name = record.Id,
            Audiences =
            [
                new ExperienceAudience
                {
                    Id = "1A",
                    Name = "Probe",
                    Rule = record.Rule,
                    Variations =
                    [
                        new Variation
                        {
                            Id = "1",
                            Name = "Probe",
                            Percentage = 100,
                        },
                    ],
                },
            ],
        };
}
