using Attune.Decisions.Rules.Filters;

namespace Attune.Server.Segments;

/// <summary>The body of create and update (schemas <c>FilterSegmentRequestV3</c> and <c>FilterSegmentUpdateRequestV3</c>).</summary>
internal sealed record FilterSegmentInput
{
    public string? Name { get; init; }

    public required FilterGroup IncludedFilters { get; init; }

    public FilterGroup? ExcludedFilters { get; init; }

    /// <summary>For an update; the audit trail names the key all the same.</summary>
    public string? UpdatedBy { get; init; }
}
