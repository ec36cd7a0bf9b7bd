using Attune.Decisions.Users;

namespace Attune.Core.Users.Profiles;

/// <summary>
/// What one operation does to one profile, with every choice made: names canonical, arrays computed, repeated events left
/// out, the time fixed. It is what the journal stores; applying the journal again gives the same profile.
/// </summary>
internal sealed record UserDelta
{
    /// <summary>The server's time of the operation, in milliseconds since 1970.</summary>
    public required long NowMs { get; init; }

    /// <summary>The first delta of a profile has it, and a link that hands on the visitor's.</summary>
    public string? BucketingId { get; init; }

    /// <summary>An earlier first sight, from the caller or from a merged profile.</summary>
    public long? FirstSeenMs { get; init; }

    /// <summary>A customer id that is now the profile's own.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Attributes under canonical keys, those that the system maintains left out.</summary>
    public AttributeSet Set { get; init; } = AttributeSet.Empty;

    /// <summary>A session count given by a caller or summed in a merge; events of this delta count on top of it.</summary>
    public long? Sessions { get; init; }

    /// <summary>A later last sight, from a merged profile.</summary>
    public long? LastSeenMs { get; init; }

    public IReadOnlyList<UserEvent> Events { get; init; } = [];

    /// <summary>Whether <see cref="Events"/> are another profile's history: they are not sessions of their own.</summary>
    public bool EventsAreMoved { get; init; }

    public IReadOnlyList<Identifier> AddIdentifiers { get; init; } = [];

    public IReadOnlyList<Identifier> RemoveIdentifiers { get; init; } = [];

    public IReadOnlyList<string> JoinSegments { get; init; } = [];

    public IReadOnlyList<string> LeaveSegments { get; init; } = [];

    public ControlGroupListing? GlobalControlGroup { get; init; }

    public IReadOnlyList<DeviceChange> Devices { get; init; } = [];

    /// <summary>Set where a merged profile had been exposed to an experience.</summary>
    public bool Exposed { get; init; }

    /// <summary>What a merged profile first had of each experience.</summary>
    public ExperienceMarks Exposures { get; init; } = ExperienceMarks.None;

    /// <summary>What a merged profile was first assigned to.</summary>
    public ExperienceMarks Assignments { get; init; } = ExperienceMarks.None;

    /// <summary>The profile that this one went into: all else of this one ends.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>A profile that came into this one, with those that had come into it.</summary>
    public IReadOnlyList<Guid> Absorbed { get; init; } = [];
}
