using Attune.Core.Workspaces.Experiences;
using Attune.Decisions.Experiences;

namespace Attune.Server.Management.Experiences;

/// <summary>An experience in a list.</summary>
public sealed record ExperienceItemBody
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required ExperienceStatus Status { get; init; }

    public required ExperiencePriority Priority { get; init; }

    /// <summary>Whether something was written since the last publish.</summary>
    public required bool HasDraft { get; init; }

    /// <summary>Whether the live content is broken and served to nobody; its problems are told where it is read.</summary>
    public required bool IsLeftOut { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required ActorBody UpdatedBy { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    internal static ExperienceItemBody From(ExperienceListItem item) =>
        new()
        {
            Id = item.Id,
            Key = item.Key,
            Name = item.Name,
            Tags = item.Tags,
            Status = item.Status,
            Priority = item.Priority,
            HasDraft = item.HasDraft,
            IsLeftOut = item.IsLeftOut,
            CreatedAt = item.CreatedAt,
            UpdatedAt = item.UpdatedAt,
            UpdatedBy = ActorBody.From(item.UpdatedBy),
            PublishedAt = item.PublishedAt,
        };
}
