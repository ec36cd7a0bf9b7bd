using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>
/// What people write of an experience, complete or not (wire.md 6.1). Ids that are left out are given when it is saved.
/// </summary>
public sealed record ExperienceContent
{
    /// <summary>5 to 50 letters, digits, <c>-</c>, <c>_</c> and <c>.</c>; stays after the first publish.</summary>
    public string Key { get; init; } = "";

    /// <summary>5 to 256 characters.</summary>
    public string Name { get; init; } = "";

    public string? Description { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Tried in this order; the first that a user is in counts.</summary>
    public IReadOnlyList<AudienceContent> Audiences { get; init; } = [];

    /// <summary>Null for at once and for ever.</summary>
    public Schedule? Schedule { get; init; }

    public ExperiencePriority Priority { get; init; } = ExperiencePriority.Medium;

    /// <summary>The share of the audiences that is served nothing; null for none.</summary>
    public ControlGroup? ControlGroup { get; init; }

    /// <summary>What the experience is to bring about, the primary goal first; at most five.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>How long after an impression or click an event is attributed to it, in hours, 1 to 720.</summary>
    public int AttributionWindowHours { get; init; } = Experience.DefaultAttributionWindowHours;

    /// <summary>Whether users in the workspace's control group are served nothing here.</summary>
    public bool UseGlobalControlGroup { get; init; } = true;
}
