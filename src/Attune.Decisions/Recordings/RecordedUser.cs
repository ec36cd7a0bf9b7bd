using Attune.Decisions.Users;

namespace Attune.Decisions.Recordings;

/// <summary>The stored form of a user in a recording.</summary>
internal sealed record RecordedUser
{
    public required Guid Id { get; init; }

    public required string BucketingId { get; init; }

    public string? CustomerId { get; init; }

    public AttributeSet Attributes { get; init; } = AttributeSet.Empty;

    /// <summary>The event history's own bytes, in base 64; null for none.</summary>
    public string? Events { get; init; }

    public IReadOnlyList<string> Segments { get; init; } = [];

    public ControlGroupListing GlobalControlGroup { get; init; }

    public long FirstSeenMs { get; init; }

    public long Sessions { get; init; }

    public long Version { get; init; }

    public static RecordedUser Of(UserView user) =>
        new()
        {
            Id = user.Id,
            BucketingId = user.BucketingId,
            CustomerId = user.CustomerId,
            Attributes = user.Attributes,
            Events = user.Events.Count == 0 ? null : Convert.ToBase64String(user.Events.ToBytes()),
            Segments = user.Segments.Ids.ToArray(),
            GlobalControlGroup = user.GlobalControlGroup,
            FirstSeenMs = user.FirstSeenMs,
            Sessions = user.Sessions,
            Version = user.Version,
        };

    public UserView ToUser() =>
        new()
        {
            Id = Id,
            BucketingId = BucketingId,
            CustomerId = CustomerId,
            Attributes = Attributes,
            Events = Events is null ? EventHistory.Empty : EventHistory.FromBytes(Convert.FromBase64String(Events)),
            Segments = SegmentMembership.Of(Segments),
            GlobalControlGroup = GlobalControlGroup,
            FirstSeenMs = FirstSeenMs,
            Sessions = Sessions,
            Version = Version,
        };
}
