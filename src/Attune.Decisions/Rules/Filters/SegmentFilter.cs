namespace Attune.Decisions.Rules.Filters;

/// <summary><c>custom_segments</c>: the user is in another segment, found by id or else by name.</summary>
public sealed record SegmentFilter : Filter
{
    public string? Id { get; init; }

    public string? Name { get; init; }
}
