using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>An experience as its authors see it.</summary>
public sealed record ExperienceView
{
    public required string Id { get; init; }

    /// <summary>Of the live content, or of the draft before the first publish.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required ExperienceStatus Status { get; init; }

    /// <summary>Of the document; grows with every change.</summary>
    public required long Version { get; init; }

    public ExperienceContent? Draft { get; init; }

    public ExperienceContent? Live { get; init; }

    /// <summary>What stands against publishing the draft; without a draft, why the live content is not served.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required Actor CreatedBy { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required Actor UpdatedBy { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public Actor? PublishedBy { get; init; }
}
