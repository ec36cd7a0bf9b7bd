namespace Attune.Decisions.Users;

/// <summary>
/// A user as one moment saw them: everything that a decision or a rendering reads. Immutable and thread-safe, so that deciding
/// and rendering go on outside the user's own turn.
/// </summary>
public sealed record UserView
{
    /// <summary>The internal id, which never changes.</summary>
    public required Guid Id { get; init; }

    /// <summary>What variations are drawn from; survives linking and merging, so that a user keeps theirs.</summary>
    public required string BucketingId { get; init; }

    /// <summary>The customer id ("ID"), or null for an anonymous visitor.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The attributes, under canonical keys (<see cref="AttributeCatalog"/>).</summary>
    public AttributeSet Attributes { get; init; } = AttributeSet.Empty;

    public EventHistory Events { get; init; } = EventHistory.Empty;

    public SegmentMembership Segments { get; init; } = SegmentMembership.None;

    public ControlGroupListing GlobalControlGroup { get; init; }

    /// <summary>The first impression or click that was reported of each experience.</summary>
    public ExperienceMarks Exposures { get; init; } = ExperienceMarks.None;

    /// <summary>What was first decided for the user in each experience whose control group is measured.</summary>
    public ExperienceMarks Assignments { get; init; } = ExperienceMarks.None;

    /// <summary>When the profile was made, in milliseconds since 1970.</summary>
    public long FirstSeenMs { get; init; }

    /// <summary>The user's sessions so far; 0 where nobody counts them.</summary>
    public long Sessions { get; init; }

    /// <summary>The stored version that this view shows; it grows with every change.</summary>
    public long Version { get; init; }
}
