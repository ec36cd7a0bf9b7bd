using Attune.Decisions.Rules.Filters;

namespace Attune.Decisions.Audiences;

/// <summary>A group of users with a name, for use in audiences and other segments (wire.md section 5.8). Immutable.</summary>
public sealed record CustomSegment
{
    /// <summary>24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the workspace.</summary>
    public required string Name { get; init; }

    public required SegmentKind Kind { get; init; }

    /// <summary>For <see cref="SegmentKind.Filter"/>: who is in it.</summary>
    public FilterGroup? IncludedFilters { get; init; }

    /// <summary>For <see cref="SegmentKind.Filter"/>: who is not, even so.</summary>
    public FilterGroup? ExcludedFilters { get; init; }

    /// <summary>An archived segment is not listed, but goes on holding its members for those who use it.</summary>
    public bool Archived { get; init; }

    /// <summary>From when on a segment from a file holds nobody; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
