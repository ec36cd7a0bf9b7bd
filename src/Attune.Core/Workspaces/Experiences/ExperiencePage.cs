namespace Attune.Core.Workspaces.Experiences;

/// <summary>A part of a list of experiences.</summary>
/// <param name="Items">In the order asked for.</param>
/// <param name="NextCursor">Where the next part begins; null where this was the last.</param>
/// <param name="Total">How many match in all.</param>
public sealed record ExperiencePage(IReadOnlyList<ExperienceListItem> Items, string? NextCursor, int Total);
