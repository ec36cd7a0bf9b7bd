using Attune.Decisions.Users;

namespace Attune.Core.Users.Profiles;

/// <summary>
/// Everything that is stored of a user, at one version. Immutable; a <see cref="UserDelta"/> gives the next one. What
/// others see of it is <see cref="View"/>.
/// </summary>
internal sealed record UserProfile
{
    /// <summary>A pause of this long ends a session (wire.md 6.3).</summary>
    public const long SessionPauseMs = 30 * 60 * 1000;

    private UserView? view;

    public UserProfile() { }

    // The cached view belongs to the instance it was made from, so a copy starts without one.
    private UserProfile(UserProfile original)
    {
        Id = original.Id;
        Version = original.Version;
        BucketingId = original.BucketingId;
        CustomerId = original.CustomerId;
        Identifiers = original.Identifiers;
        Attributes = original.Attributes;
        Events = original.Events;
        Segments = original.Segments;
        GlobalControlGroup = original.GlobalControlGroup;
        Devices = original.Devices;
        FirstSeenMs = original.FirstSeenMs;
        LastSeenMs = original.LastSeenMs;
        UpdatedMs = original.UpdatedMs;
        Sessions = original.Sessions;
        Exposed = original.Exposed;
        Exposures = original.Exposures;
        Assignments = original.Assignments;
        MergedInto = original.MergedInto;
        Absorbed = original.Absorbed;
    }

    public required Guid Id { get; init; }

    /// <summary>0 before the first delta.</summary>
    public long Version { get; init; }

    public string BucketingId { get; init; } = "";

    public string? CustomerId { get; init; }

    /// <summary>Every identifier that finds this profile.</summary>
    public IReadOnlyList<Identifier> Identifiers { get; init; } = [];

    /// <summary>The attributes, without those that the system maintains (first seen, last seen, sessions).</summary>
    public AttributeSet Attributes { get; init; } = AttributeSet.Empty;

    public EventLog Events { get; init; } = EventLog.Empty;

    public SegmentMembership Segments { get; init; } = SegmentMembership.None;

    public ControlGroupListing GlobalControlGroup { get; init; }

    /// <summary>Devices by id, each an object, the one changed last at the end.</summary>
    public AttributeSet Devices { get; init; } = AttributeSet.Empty;

    public long FirstSeenMs { get; init; }

    public long LastSeenMs { get; init; }

    /// <summary>The time of the last delta.</summary>
    public long UpdatedMs { get; init; }

    public long Sessions { get; init; }

    /// <summary>Whether an impression or click on an experience was ever recorded for the user.</summary>
    public bool Exposed { get; init; }

    /// <summary>The first impression or click of each experience.</summary>
    public ExperienceMarks Exposures { get; init; } = ExperienceMarks.None;

    /// <summary>The first assignment in each experience that has noted any.</summary>
    public ExperienceMarks Assignments { get; init; } = ExperienceMarks.None;

    public Guid? MergedInto { get; init; }

    public IReadOnlyList<Guid> Absorbed { get; init; } = [];

    /// <summary>What deciding and rendering read; null for a profile that has gone into another.</summary>
    public UserView? View => MergedInto is not null || Version == 0 ? null : view ??= MakeView();

    /// <summary>About how many bytes of memory it holds.</summary>
    public int SizeInBytes
    {
        get
        {
            var size = 700 + Attributes.SizeInBytes + Events.SizeInBytes + Segments.SizeInBytes + Devices.SizeInBytes;
            size += Exposures.SizeInBytes + Assignments.SizeInBytes;
            foreach (var identifier in Identifiers)
            {
                size += 250 + (2 * identifier.Value.Length);
            }
            return size;
        }
    }

    /// <summary>The same profile with another history: how a stored one is put together.</summary>
    public UserProfile WithEvents(EventHistory history) => this with { Events = new EventLog(history) };

    private UserView MakeView()
    {
        var attributes = Attributes
            .ToBuilder()
            .Set(AttributeCatalog.FirstSeen, FirstSeenMs)
            .Set(AttributeCatalog.LastSeen, LastSeenMs)
            .Set(AttributeCatalog.SessionCount, Sessions);
        return new UserView
        {
            Id = Id,
            BucketingId = BucketingId,
            CustomerId = CustomerId,
            Attributes = attributes.Build(),
            Events = Events.History,
            Segments = Segments,
            Exposures = Exposures,
            Assignments = Assignments,
            GlobalControlGroup = GlobalControlGroup,
            FirstSeenMs = FirstSeenMs,
            Sessions = Sessions,
            Version = Version,
        };
    }
}
