using Attune.Core.Workspaces.Records;
using Attune.Decisions.Audiences;
using Attune.Decisions.Rules.Filters;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Segments;

/// <summary>A segment, from filters or from a file.</summary>
public sealed record SegmentBody : RecordMeta
{
    public required string Name { get; init; }

    /// <summary><c>filter</c> or <c>file</c>.</summary>
    public required SegmentKind Kind { get; init; }

    public FilterGroup? IncludedFilters { get; init; }

    public FilterGroup? ExcludedFilters { get; init; }

    public required bool Archived { get; init; }

    /// <summary>From when on a segment from a file holds nobody.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal static SegmentBody From(StoredRecord<CustomSegment> stored) =>
        Complete(
            new SegmentBody
            {
                Id = stored.Record.Id,
                Name = stored.Record.Name,
                Kind = stored.Record.Kind,
                IncludedFilters = stored.Record.IncludedFilters,
                ExcludedFilters = stored.Record.ExcludedFilters,
                Archived = stored.Record.Archived,
                ExpiresAt = stored.Record.ExpiresAt,
            },
            stored
        );
}
