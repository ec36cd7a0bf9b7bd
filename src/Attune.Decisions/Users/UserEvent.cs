namespace Attune.Decisions.Users;

/// <summary>Something that a user did. Immutable.</summary>
public sealed record UserEvent
{
    /// <summary>The event's name, exactly as tracked; never empty.</summary>
    public required string Name { get; init; }

    /// <summary>When it happened, in milliseconds since 1970, UTC.</summary>
    public required long TimeMs { get; init; }

    /// <summary>Makes a retry count once; null where the caller gave none.</summary>
    public Guid? Uuid { get; init; }

    public Platform Platform { get; init; }

    /// <summary>The user's offset from UTC when it happened, in seconds, -54,000 to 54,000; null where it is not known.</summary>
    public int? OffsetSeconds { get; init; }

    /// <summary>The event's own attributes, under the names with which they were tracked.</summary>
    public AttributeSet Attributes { get; init; } = AttributeSet.Empty;
}
