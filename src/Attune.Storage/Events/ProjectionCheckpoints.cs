using System.Data.Common;
using Attune.Core.Events;
using Dapper;

namespace Attune.Storage.Events;

/// <summary>
/// Checkpoints of projections in either database. A projection's own store calls <see cref="MoveAsync(DbConnection, ProjectionMove)"/>
/// and <see cref="EndAsync"/> in the transaction of its output.
/// </summary>
internal sealed class ProjectionCheckpoints(IDatabase database) : IProjectionStore
{
    /// <exception cref="ProjectionMovedException">The projection does not stand where the move begins.</exception>
    public static async Task MoveAsync(DbConnection connection, ProjectionMove move)
    {
        var moved = await connection.ExecuteAsync(
            "UPDATE projections SET sequence = @To WHERE name = @Name AND sequence = @From",
            new
            {
                move.Name,
                move.From,
                move.To,
            }
        );
        if (moved == 0)
        {
            throw new ProjectionMovedException(move.Name);
        }
    }

    /// <summary>The replay is done; one that was asked for since then is left.</summary>
    public static Task EndAsync(DbConnection connection, ProjectionReplay replay) =>
        connection.ExecuteAsync(
            "DELETE FROM projection_replays WHERE name = @Name AND workspace_id = @WorkspaceId AND token = @Token",
            new
            {
                replay.Name,
                replay.WorkspaceId,
                replay.Token,
            }
        );

    public Task<ProjectionPosition?> PositionAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
                await connection.QuerySingleOrDefaultAsync<PositionRow>(
                    "SELECT version, sequence FROM projections WHERE name = @name",
                    new { name }
                )
                    is { } row
                    ? new ProjectionPosition((int)row.Version, row.Sequence)
                    : (ProjectionPosition?)null,
            cancellationToken
        );

    public Task AdoptAsync(
        string name,
        int version,
        IReadOnlyList<string> workspaceIds,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(
                    """
                    INSERT INTO projections (name, version, sequence) VALUES (@name, @version, 0)
                    ON CONFLICT (name) DO UPDATE SET version = excluded.version
                    """,
                    new { name, version }
                );
                foreach (var workspaceId in workspaceIds)
                {
                    await RequestAsync(connection, name, workspaceId);
                }
                return true;
            },
            cancellationToken
        );

    public Task MoveAsync(ProjectionMove move, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await MoveAsync(connection, move);
                return true;
            },
            cancellationToken
        );

    public Task<IReadOnlyList<ProjectionReplay>> ReplaysAsync(string name, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ProjectionReplay>>(
            async connection =>
                (
                    await connection.QueryAsync<ReplayRow>(
                        "SELECT workspace_id, token FROM projection_replays WHERE name = @name ORDER BY token, workspace_id",
                        new { name }
                    )
                )
                    .Select(row => new ProjectionReplay(name, row.Workspace_Id, row.Token))
                    .ToArray(),
            cancellationToken
        );

    public Task RequestReplayAsync(string name, string workspaceId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await RequestAsync(connection, name, workspaceId);
                return true;
            },
            cancellationToken
        );

    /// <summary>Asks for a replay in the transaction of what makes it needed.</summary>
    public static Task RequestAsync(DbConnection connection, string name, string workspaceId) =>
        connection.ExecuteAsync(
            """
            INSERT INTO projection_replays (name, workspace_id, token) VALUES (@name, @workspaceId, 1)
            ON CONFLICT (name, workspace_id) DO UPDATE SET token = projection_replays.token + 1
            """,
            new { name, workspaceId }
        );

    private sealed record PositionRow
    {
        public long Version { get; init; }

        public long Sequence { get; init; }
    }

    private sealed record ReplayRow
    {
        public string Workspace_Id { get; init; } = "";

        public long Token { get; init; }
    }
}
