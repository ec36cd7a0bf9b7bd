namespace Attune.Core.Users;

/// <summary>What became of one change of a batch; the others are independent of it.</summary>
public sealed record ChangeOutcome
{
    public required ChangeStatus Status { get; init; }

    /// <summary>The user's internal id; empty where there is none.</summary>
    public Guid UserId { get; init; }

    /// <summary>Events that were counted.</summary>
    public int EventsCounted { get; init; }

    /// <summary>Events that had been counted before, by their UUID.</summary>
    public int EventsRepeated { get; init; }

    /// <summary>All that is wrong, where the change was refused.</summary>
    public IReadOnlyList<ChangeError> Errors { get; init; } = [];
}
