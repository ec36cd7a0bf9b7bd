namespace Attune.Core.Content.Blocks;

/// <summary>Which blocks a search wants; an empty list or text asks for nothing in particular. Immutable.</summary>
public sealed record ContentBlockFilter
{
    public IReadOnlyList<ContentBlockType> ContentTypes { get; init; } = [];

    public IReadOnlyList<ContentBlockStatus> Statuses { get; init; } = [];

    /// <summary>A block must have one of these.</summary>
    public IReadOnlyList<string> TeamIds { get; init; } = [];

    /// <summary>A block must have one of these.</summary>
    public IReadOnlyList<string> TagIds { get; init; } = [];

    public IReadOnlyList<string> UpdatedBy { get; init; } = [];

    /// <summary>A part of the name, without case.</summary>
    public string SearchText { get; init; } = "";

    public bool Takes(ContentBlock block) =>
        (ContentTypes.Count == 0 || ContentTypes.Contains(block.ContentType))
        && (Statuses.Count == 0 || Statuses.Contains(block.Status))
        && (TeamIds.Count == 0 || TeamIds.Intersect(block.TeamIds, StringComparer.Ordinal).Any())
        && (TagIds.Count == 0 || TagIds.Intersect(block.TagIds, StringComparer.Ordinal).Any())
        && (UpdatedBy.Count == 0 || UpdatedBy.Contains(block.UpdatedBy, StringComparer.OrdinalIgnoreCase))
        && block.Name.Contains(SearchText, StringComparison.OrdinalIgnoreCase);
}
