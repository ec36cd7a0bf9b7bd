namespace Attune.Server.Management.Experiences;

/// <summary>A part of a list of experiences.</summary>
/// <param name="Items">In the order asked for.</param>
/// <param name="NextCursor">What to send as <c>cursor</c> for the next part; left out on the last.</param>
/// <param name="Total">How many match in all.</param>
public sealed record ExperiencePageBody(IReadOnlyList<ExperienceItemBody> Items, string? NextCursor, int Total);
