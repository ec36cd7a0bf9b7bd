namespace Attune.Core.Users.Stored;

/// <summary>A user's row with a part of the journal folded in.</summary>
public sealed record UserFold
{
    public required Guid UserId { get; init; }

    /// <summary>The last journal entry folded in. The fold is skipped where that is gone, as after an erasure.</summary>
    public required long Sequence { get; init; }

    public required long Version { get; init; }

    public required byte[] Profile { get; init; }

    public byte[]? Tail { get; init; }

    /// <summary>The number of the first of <see cref="Filled"/>: how many there were before.</summary>
    public int Chunks { get; init; }

    /// <summary>Histories filled up by this fold.</summary>
    public IReadOnlyList<byte[]> Filled { get; init; } = [];

    /// <summary>The user has gone into another one: all filled histories end.</summary>
    public bool DropHistory { get; init; }
}
