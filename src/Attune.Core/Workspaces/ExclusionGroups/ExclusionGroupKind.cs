using Attune.Core.Workspaces.Records;
using Attune.Decisions;
using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Core.Workspaces.ExclusionGroups;

/// <summary>Mutually exclusive experiences. A changed share moves as few users as it must.</summary>
public sealed class ExclusionGroupKind(JinjaEnvironment environment)
    : IRecordKind<ExclusionGroupContent, ExclusionGroup>
{
    public string Kind => WorkspaceKinds.ExclusionGroup;

    public string Noun => "exclusion group";

    public string NameOf(ExclusionGroup record) => record.Name;

    public ExclusionGroup Compose(string id, ExclusionGroupContent content, ExclusionGroup? before) =>
        StoredSlots.Carry(
            new ExclusionGroup
            {
                Id = id,
                Name = content.Name,
                Members = content.Members,
            },
            before
        );

    public IReadOnlyList<ConfigurationProblem> Check(ExclusionGroup record, WorkspaceDocument workspace)
    {
        var problems = new ProblemList();
        if (Texts.CheckName(record.Name) is { } name)
        {
            problems.Add("name", name);
        }
        var found = RecordCheck.Check(record, workspace, environment);
        return [.. problems.All, .. found.Where(problem => problems.Count == 0 || problem.Path != "name")];
    }

    public WorkspaceDocument Replace(WorkspaceDocument workspace, string id, ExclusionGroup? record) =>
        workspace with
        {
            ExclusionGroups =
            [
                .. workspace.ExclusionGroups.Where(group => group.Id != id),
                .. record is null ? Array.Empty<ExclusionGroup>() : [record],
            ],
        };

    public string? WhyFixed(ExclusionGroup record) => null;
}
