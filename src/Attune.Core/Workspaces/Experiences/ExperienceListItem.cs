using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>An experience as lists show it.</summary>
public sealed record ExperienceListItem
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required ExperienceStatus Status { get; init; }

    public required ExperiencePriority Priority { get; init; }

    /// <summary>Whether something was written since the last publish.</summary>
    public required bool HasDraft { get; init; }

    /// <summary>Whether the live content is broken and served to nobody.</summary>
    public bool IsLeftOut { get; init; }

    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required Actor UpdatedBy { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }
}
