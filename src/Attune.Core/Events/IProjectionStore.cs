namespace Attune.Core.Events;

/// <summary>Keeps how far each projection has come. Safe for concurrent use.</summary>
public interface IProjectionStore
{
    /// <summary>The projection's position, or null before its first start.</summary>
    Task<ProjectionPosition?> PositionAsync(string name, CancellationToken cancellationToken);

    /// <summary>Notes the version of the code and asks for a replay of these workspaces; a new projection begins at 0.</summary>
    Task AdoptAsync(string name, int version, IReadOnlyList<string> workspaceIds, CancellationToken cancellationToken);

    /// <summary>Moves on without an output.</summary>
    /// <exception cref="ProjectionMovedException">The projection does not stand where the move begins.</exception>
    Task MoveAsync(ProjectionMove move, CancellationToken cancellationToken);

    /// <summary>Replays that are asked for and not done, the oldest first.</summary>
    Task<IReadOnlyList<ProjectionReplay>> ReplaysAsync(string name, CancellationToken cancellationToken);

    /// <summary>Asks for a replay of a workspace, after one that is running.</summary>
    Task RequestReplayAsync(string name, string workspaceId, CancellationToken cancellationToken);
}
