namespace Attune.Core.Moving;

/// <summary>How a move to another database is doing. Immutable.</summary>
public sealed record MoveProgress
{
    public MovePhase Phase { get; init; }

    /// <summary>What it is at.</summary>
    public string? Table { get; init; }

    /// <summary>Rows carried so far.</summary>
    public long Rows { get; init; }

    /// <summary>Rows that there were when it began.</summary>
    public long TotalRows { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? Error { get; init; }

    /// <summary>What was compared, when it is done.</summary>
    public IReadOnlyList<MovedTable> Tables { get; init; } = [];

    public bool IsOver => Phase is MovePhase.None or MovePhase.Done or MovePhase.Failed;
}
