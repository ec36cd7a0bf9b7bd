using Attune.Core.Workspaces.Records;
using Attune.Decisions;
using Attune.Decisions.Audiences;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Core.Workspaces.Segments;

/// <summary>Segments made of filters. Those from files share the kind of document, and are changed by their own calls.</summary>
public sealed class SegmentKindOfRecord(JinjaEnvironment environment) : IRecordKind<SegmentContent, CustomSegment>
{
    private const int MaximumName = 256;

    public string Kind => WorkspaceKinds.Segment;

    public string Noun => "segment";

    public string NameOf(CustomSegment record) => record.Name;

    public CustomSegment Compose(string id, SegmentContent content, CustomSegment? before) =>
        new()
        {
            Id = id,
            Name = content.Name,
            Kind = SegmentKind.Filter,
            IncludedFilters = content.IncludedFilters,
            ExcludedFilters = content.ExcludedFilters,
            Archived = before?.Archived ?? false,
        };

    public IReadOnlyList<ConfigurationProblem> Check(CustomSegment record, WorkspaceDocument workspace)
    {
        var problems = new ProblemList();
        if (Texts.CheckName(record.Name, maximum: MaximumName) is { } name)
        {
            problems.Add("name", name);
        }
        // Whether a name is taken is the store's to say, which alone knows it for certain.
        var others = workspace.Segments.Where(other => other.Id == record.Id || other.Name != record.Name);
        var found = RecordCheck.Check(record, workspace with { Segments = [.. others] }, environment);
        return [.. problems.All, .. found.Where(problem => problems.Count == 0 || problem.Path != "name")];
    }

    public WorkspaceDocument Replace(WorkspaceDocument workspace, string id, CustomSegment? record) =>
        workspace with
        {
            Segments =
            [
                .. workspace.Segments.Where(segment => segment.Id != id),
                .. record is null ? Array.Empty<CustomSegment>() : [record],
            ],
        };

    public string? WhyFixed(CustomSegment record) =>
        record.Kind == SegmentKind.Filter ? null : "The segment comes from a file and is changed by files only.";
}
