namespace Attune.Core.Moving;

/// <summary>How far a move to another database is.</summary>
public enum MovePhase
{
    /// <summary>None was asked for.</summary>
    None,

    /// <summary>The target is opened and emptied of what an earlier move left.</summary>
    Preparing,

    /// <summary>Rows are copied while the server goes on reading and writing.</summary>
    Copying,

    /// <summary>What was written meanwhile is carried after.</summary>
    CatchingUp,

    /// <summary>Writes are refused; the last ones are carried after, and everything is compared.</summary>
    Switching,

    /// <summary>Everything is there. Writes go on being refused here.</summary>
    Done,

    /// <summary>It was given up; the server goes on as before.</summary>
    Failed,
}
