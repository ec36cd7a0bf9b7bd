namespace Attune.Core.Events;

/// <summary>
/// Something that is kept up from what users did: totals, rankings. Committed changes reach it in the order of their commits,
/// exactly once, off the way of every request. It is called by one caller at a time.
/// </summary>
public interface IProjection
{
    /// <summary>Names its checkpoint; never changes.</summary>
    string Name { get; }

    /// <summary>Grows when the code would make another output of the same changes: all workspaces are then replayed.</summary>
    int Version { get; }

    /// <summary>
    /// Takes changes in. Its output and <paramref name="move"/> must be committed in one transaction (the store's
    /// <c>ProjectionCheckpoints.MoveAsync</c> writes the move), also where there is nothing to put out.
    /// </summary>
    Task ApplyAsync(IReadOnlyList<CommittedChange> changes, ProjectionMove move, CancellationToken cancellationToken);

    /// <summary>Begins a new output for a workspace; the old one is served until the end. May follow a replay cut short.</summary>
    Task BeginReplayAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>
    /// Takes in the stored history of some users, each with their events in order of time; afterwards come changes that
    /// were not folded yet, as they happened.
    /// </summary>
    Task ReplayAsync(string workspaceId, IReadOnlyList<CommittedChange> changes, CancellationToken cancellationToken);

    /// <summary>
    /// Puts the new output in the place of the old one, and in the same transaction takes the request back
    /// (<c>ProjectionCheckpoints.EndAsync</c>).
    /// </summary>
    Task EndReplayAsync(ProjectionReplay replay, CancellationToken cancellationToken);
}
