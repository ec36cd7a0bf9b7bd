namespace Attune.Decisions.Experiences;

/// <summary>What an application asks for by key, as people set it up (wire.md section 6.1). Immutable.</summary>
public sealed record Experience
{
    /// <summary>The attribution window of an experience that says nothing (wire.md section 6.1).</summary>
    public const int DefaultAttributionWindowHours = 36;

    /// <summary>24 hexadecimal digits; the head of <c>cid</c> on the wire, and the salt of the experience's draws.</summary>
    public required string Id { get; init; }

    /// <summary>5 to 50 characters; never changes after the first publish.</summary>
    public required string Key { get; init; }

    /// <summary>5 to 256 characters.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public ExperienceState State { get; init; }

    /// <summary>Tried in this order; the first that a user is in counts.</summary>
    public required IReadOnlyList<ExperienceAudience> Audiences { get; init; }

    public Schedule? Schedule { get; init; }

    public ExperiencePriority Priority { get; init; } = ExperiencePriority.Medium;

    /// <summary>Null for none.</summary>
    public ControlGroup? ControlGroup { get; init; }

    /// <summary>Whether users in the workspace's control group are served nothing here.</summary>
    public bool UseGlobalControlGroup { get; init; } = true;

    /// <summary>What it is to bring about, the primary goal first; at most five.</summary>
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>How long after an impression or click an event is attributed to it, in hours, 1 to 720.</summary>
    public int AttributionWindowHours { get; init; } = DefaultAttributionWindowHours;

    /// <summary>Whether it was published once: from then on the key stays.</summary>
    public bool KeyLocked { get; init; }

    /// <summary>When it was last changed; of two with one priority the later one comes first.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
