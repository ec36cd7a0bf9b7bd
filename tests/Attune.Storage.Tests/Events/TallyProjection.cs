using Attune.Core.Events;
using Attune.Core.Storage;
using Attune.Storage.Events;
using Dapper;

namespace Attune.Storage.Tests.Events;

/// <summary>Counts events by name, and can be made to fail.</summary>
internal sealed class TallyProjection(IDatabase database, int version = 1) : IProjection
{
    public const string ProjectionName = "tally";

    public string Name => ProjectionName;

    public int Version => version;

    /// <summary>An event of this name cannot be taken in.</summary>
    public string? Poison { get; set; }

    /// <summary>The next output fails after it was written, before the commit.</summary>
    public bool FailOnce { get; set; }

    /// <summary>The next replay is cut short before its end.</summary>
    public bool FailReplayOnce { get; set; }

    /// <summary>The sequence numbers that were taken in, in order.</summary>
    public List<long> Seen { get; } = [];

    public static Task CreateTablesAsync(IDatabase database) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    """
                    CREATE TABLE IF NOT EXISTS tally (
                        workspace TEXT, fresh INTEGER, name TEXT, total INTEGER, PRIMARY KEY (workspace, fresh, name)
                    )
                    """
                ),
            TestContext.Current.CancellationToken
        );

    public async Task<string> TotalsAsync(string workspace)
    {
        var rows = await database.ReadAsync(
            connection =>
                connection.QueryAsync<string>(
                    "SELECT name || '=' || total FROM tally WHERE workspace = @workspace AND fresh = 0 ORDER BY name",
                    new { workspace }
                ),
            TestContext.Current.CancellationToken
        );
        return string.Join(' ', rows);
    }

    public async Task ApplyAsync(
        IReadOnlyList<CommittedChange> changes,
        ProjectionMove move,
        CancellationToken cancellationToken
    )
    {
        var fails = FailOnce;
        FailOnce = false;
        await WriteAsync(
            changes,
            0,
            async connection =>
            {
                await ProjectionCheckpoints.MoveAsync(connection, move);
                if (fails)
                {
                    throw new StorageUnavailableException("Injected.");
                }
            },
            cancellationToken
        );
        Seen.AddRange(changes.Select(change => change.Sequence));
    }

    public Task BeginReplayAsync(string workspaceId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    "DELETE FROM tally WHERE workspace = @workspaceId AND fresh = 1",
                    new { workspaceId }
                ),
            cancellationToken
        );

    public Task ReplayAsync(
        string workspaceId,
        IReadOnlyList<CommittedChange> changes,
        CancellationToken cancellationToken
    ) => WriteAsync(changes, 1, static _ => Task.CompletedTask, cancellationToken);

    public Task EndReplayAsync(ProjectionReplay replay, CancellationToken cancellationToken)
    {
        if (FailReplayOnce)
        {
            FailReplayOnce = false;
            throw new StorageUnavailableException("Injected.");
        }
        return database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(
                    "DELETE FROM tally WHERE workspace = @WorkspaceId AND fresh = 0",
                    new { replay.WorkspaceId }
                );
                await connection.ExecuteAsync(
                    "UPDATE tally SET fresh = 0 WHERE workspace = @WorkspaceId",
                    new { replay.WorkspaceId }
                );
                await ProjectionCheckpoints.EndAsync(connection, replay);
                return true;
            },
            cancellationToken
        );
    }

    private Task WriteAsync(
        IReadOnlyList<CommittedChange> changes,
        int fresh,
        Func<System.Data.Common.DbConnection, Task> also,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                foreach (var change in changes.Where(change => !change.EventsAreMoved || fresh == 1))
                {
                    foreach (var happened in change.Events)
                    {
                        if (happened.Name == Poison)
                        {
                            throw new InvalidOperationException("Poison.");
                        }
                        await connection.ExecuteAsync(
                            """
                            INSERT INTO tally (workspace, fresh, name, total) VALUES (@WorkspaceId, @fresh, @Name, 1)
                            ON CONFLICT (workspace, fresh, name) DO UPDATE SET total = tally.total + 1
                            """,
                            new
                            {
                                change.WorkspaceId,
                                fresh,
                                happened.Name,
                            }
                        );
                    }
                }
                await also(connection);
                return true;
            },
            cancellationToken
        );
}
