using Attune.Decisions.Users;

namespace Attune.Core.Events;

/// <summary>A committed write of one user, as projections see it. Immutable.</summary>
public sealed record CommittedChange
{
    /// <summary>Its place in the order of commits; 0 where the stored history is replayed.</summary>
    public long Sequence { get; init; }

    public required string WorkspaceId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The user's version after it.</summary>
    public required long Version { get; init; }

    /// <summary>The server's time of the write, in milliseconds since 1970; in a replay that of the user's last write.</summary>
    public required long TimeMs { get; init; }

    /// <summary>Events that are new to the user. Each was counted once in the workspace, by its UUID.</summary>
    public IReadOnlyList<UserEvent> Events { get; init; } = [];

    /// <summary>The events came with another profile that went into this one, and end there at the same time.</summary>
    public bool EventsAreMoved { get; init; }

    /// <summary>The profile that this one went into: nothing is this one's own any more.</summary>
    public Guid? MergedInto { get; init; }
}
