using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Records;
using Attune.Core.Workspaces.Segments;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Audiences;

namespace Attune.Core.Segments;

/// <summary>Segments made of filters, with the rules of the published API: no two with the same filters, and not too many.</summary>
public sealed class FilterSegments(
    IWorkspaceSnapshots snapshots,
    ReadRecords<SegmentContent, CustomSegment> read,
    CreateRecord<SegmentContent, CustomSegment> create,
    UpdateRecord<SegmentContent, CustomSegment> update
)
{
    /// <summary>Segments of either kind that are not archived.</summary>
    public int CountActive(string workspaceId) =>
        snapshots.Find(workspaceId).Document.Segments.Count(segment => !segment.Archived);

    /// <summary>Another segment that is made of the same filters, or null.</summary>
    public CustomSegment? FindSame(string workspaceId, SegmentContent content, string? exceptId)
    {
        var wanted = Filters(content.IncludedFilters, content.ExcludedFilters);
        return snapshots
            .Find(workspaceId)
            .Document.Segments.FirstOrDefault(segment =>
                segment is { Kind: SegmentKind.Filter, Archived: false }
                && segment.Id != exceptId
                && wanted.Span.SequenceEqual(Filters(segment.IncludedFilters, segment.ExcludedFilters).Span)
            );
    }

    public Task<StoredRecord<CustomSegment>?> FindAsync(
        string workspaceId,
        string id,
        CancellationToken cancellationToken
    ) => read.FindAsync(workspaceId, id, cancellationToken);

    public Task<Outcome<StoredRecord<CustomSegment>>> CreateAsync(
        string workspaceId,
        SegmentContent content,
        Principal principal,
        CancellationToken cancellationToken
    ) => create.ExecuteAsync(workspaceId, content, principal, cancellationToken);

    public Task<Outcome<StoredRecord<CustomSegment>>> UpdateAsync(
        string workspaceId,
        string id,
        SegmentContent content,
        Principal principal,
        CancellationToken cancellationToken
    ) => update.ExecuteAsync(workspaceId, id, null, content, principal, cancellationToken);

    /// <summary>The segment's conditions in words, as its compiled form has them.</summary>
    public string Describe(string workspaceId, CustomSegment segment) =>
        string.Join(
            "; ",
            snapshots
                .Current(workspaceId)
                .Clauses.Where(clause => clause.Owner == $"segment {segment.Name}")
                .Select(clause => clause.Text)
        );

    private static ReadOnlyMemory<byte> Filters(params object?[] groups) => WorkspaceJson.Write(groups);
}
