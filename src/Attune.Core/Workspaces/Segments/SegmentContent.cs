using Attune.Decisions.Rules.Filters;

namespace Attune.Core.Workspaces.Segments;

/// <summary>What people write of a segment that is made of filters (wire.md 5.8).</summary>
public sealed record SegmentContent
{
    /// <summary>1 to 256 characters, unique in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>Who is in it: at least one filter.</summary>
    public FilterGroup? IncludedFilters { get; init; }

    /// <summary>Who is not, even so.</summary>
    public FilterGroup? ExcludedFilters { get; init; }
}
