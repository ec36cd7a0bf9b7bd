namespace Attune.Core.Users.Stored;

/// <summary>A user as the store has them: the last folded row, and what the journal has had since.</summary>
public sealed record StoredUser
{
    public required Guid Id { get; init; }

    /// <summary>The folded profile's bytes, or null for a user who is in the journal only.</summary>
    public byte[]? Profile { get; init; }

    /// <summary>The version of <see cref="Profile"/>; 0 without one.</summary>
    public long Version { get; init; }

    /// <summary>Histories that together are the folded events: rows filled up in their time, then the one still being filled.</summary>
    public IReadOnlyList<byte[]> Histories { get; init; } = [];

    /// <summary>Versions after <see cref="Version"/>, in order.</summary>
    public IReadOnlyList<JournalWrite> Journal { get; init; } = [];
}
