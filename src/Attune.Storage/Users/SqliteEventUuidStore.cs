using Attune.Core.Users.Stored;
using Attune.Storage.Sqlite;

namespace Attune.Storage.Users;

/// <summary>Runs of event UUIDs in SQLite. A page's id is the run's number and the page's, so that pages lie in order.</summary>
internal sealed class SqliteEventUuidStore(SqliteDatabase database) : IEventUuidStore
{
    private const int PageBits = 24;
    private const int PagesDroppedAtOnce = 1_000;
    private readonly SqliteWorkspaceNumbers numbers = new();

    public async Task<IReadOnlyList<StoredUuidRun>> RunsAsync(CancellationToken cancellationToken)
    {
        var unfinished = await database.WriteAsync(
            session =>
            {
                numbers.Load(session);
                var statement = session.Statement("SELECT run FROM event_uuid_runs WHERE state <> 1");
                var runs = new List<long>();
                while (statement.Step())
                {
                    runs.Add(statement.Int64(0));
                }
                return runs;
            },
            cancellationToken
        );
        foreach (var run in unfinished)
        {
            await DropPagesAsync(run, cancellationToken);
        }
        var session = database.Rent();
        try
        {
            return Whole(session);
        }
        finally
        {
            database.Return(session);
        }
    }

    public Task<long> NewRunAsync(string workspaceId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session
                    .Statement(
                        "INSERT INTO event_uuid_runs (workspace, state, keys, filter, fences) VALUES (?1, 0, 0, x'', x'')"
                    )
                    .Bind(1, numbers.GetOrMake(session, workspaceId))
                    .Run();
                var statement = session.Statement("SELECT last_insert_rowid()");
                statement.Step();
                var run = statement.Int64(0);
                statement.End();
                return run;
            },
            cancellationToken
        );

    public Task WritePagesAsync(long run, int first, IReadOnlyList<byte[]> pages, CancellationToken cancellationToken)
    {
        var copy = pages.ToArray();
        return database.WriteAsync(
            session =>
            {
                for (var i = 0; i < copy.Length; i++)
                {
                    session
                        .Statement("INSERT INTO event_uuid_pages (id, keys) VALUES (?1, ?2)")
                        .Bind(1, Id(run, first + i))
                        .Bind(2, copy[i])
                        .Run();
                }
                return true;
            },
            cancellationToken
        );
    }

    public Task FinishRunAsync(StoredUuidRun run, IReadOnlyList<long> replaced, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session
                    .Statement(
                        "UPDATE event_uuid_runs SET state = 1, keys = ?2, filter = ?3, fences = ?4 WHERE run = ?1"
                    )
                    .Bind(1, run.Run)
                    .Bind(2, run.Keys)
                    .Bind(3, run.Filter)
                    .Bind(4, run.Fences)
                    .Run();
                foreach (var old in replaced)
                {
                    session
                        .Statement("UPDATE event_uuid_runs SET state = 2, filter = x'', fences = x'' WHERE run = ?1")
                        .Bind(1, old)
                        .Run();
                }
                return true;
            },
            cancellationToken
        );

    public async Task DropPagesAsync(long run, CancellationToken cancellationToken)
    {
        while (
            await database.WriteAsync(
                session =>
                    session
                        .Statement(
                            """
                            DELETE FROM event_uuid_pages WHERE id IN (
                                SELECT id FROM event_uuid_pages WHERE id >= ?1 AND id < ?2 LIMIT ?3
                            )
                            """
                        )
                        .Bind(1, Id(run, 0))
                        .Bind(2, Id(run + 1, 0))
                        .Bind(3, PagesDroppedAtOnce)
                        .Run(),
                cancellationToken
            ) == PagesDroppedAtOnce
        ) { }
        await database.WriteAsync(
            session =>
                session.Statement("DELETE FROM event_uuid_runs WHERE run = ?1 AND state <> 1").Bind(1, run).Run(),
            cancellationToken
        );
    }

    public ValueTask<byte[]?> PageAsync(long run, int page, CancellationToken cancellationToken)
    {
        var session = database.Rent();
        try
        {
            var statement = session.Statement("SELECT keys FROM event_uuid_pages WHERE id = ?1").Bind(1, Id(run, page));
            var keys = statement.Step() ? statement.Blob(0) : null;
            statement.End();
            return new(keys);
        }
        finally
        {
            database.Return(session);
        }
    }

    private List<StoredUuidRun> Whole(SqliteSession session)
    {
        var statement = session.Statement(
            "SELECT run, workspace, keys, filter, fences FROM event_uuid_runs WHERE state = 1 ORDER BY run"
        );
        var runs = new List<StoredUuidRun>();
        while (statement.Step())
        {
            runs.Add(
                new StoredUuidRun(
                    statement.Int64(0),
                    numbers.WorkspaceOf(session, statement.Int64(1)),
                    statement.Int64(2),
                    statement.Blob(3),
                    statement.Blob(4)
                )
            );
        }
        return runs;
    }

    private static long Id(long run, int page) => (run << PageBits) | (uint)page;
}
