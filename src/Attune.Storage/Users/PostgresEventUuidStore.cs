using Attune.Core.Users.Stored;
using Attune.Storage.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Attune.Storage.Users;

/// <summary>Runs of event UUIDs in PostgreSQL.</summary>
internal sealed class PostgresEventUuidStore(PostgresDatabase database) : IEventUuidStore
{
    private readonly PostgresWorkspaceNumbers numbers = new(database.Source);

    public async Task<IReadOnlyList<StoredUuidRun>> RunsAsync(CancellationToken cancellationToken)
    {
        database.RequireReady();
        await database.WriteAsync(
            connection =>
                RunAsync(
                    connection,
                    """
                    DELETE FROM event_uuid_pages p USING event_uuid_runs r WHERE p.run = r.run AND r.state <> 1
                    """
                ),
            cancellationToken
        );
        await database.WriteAsync(
            connection => RunAsync(connection, "DELETE FROM event_uuid_runs WHERE state <> 1"),
            cancellationToken
        );
        return await database.GuardAsync(async () =>
        {
            await numbers.LoadAsync(cancellationToken);
            await using var command = database.Source.CreateCommand(
                "SELECT run, workspace, keys, filter, fences FROM event_uuid_runs ORDER BY run"
            );
            var runs = new List<StoredUuidRun>();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                runs.Add(
                    new StoredUuidRun(
                        reader.GetInt64(0),
                        numbers.WorkspaceOf(reader.GetInt32(1)),
                        reader.GetInt64(2),
                        reader.GetFieldValue<byte[]>(3),
                        reader.GetFieldValue<byte[]>(4)
                    )
                );
            }
            return runs;
        });
    }

    public async Task<long> NewRunAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var workspace = await numbers.GetOrMakeAsync(workspaceId, cancellationToken);
        return await database.WriteAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(
                    """
                    INSERT INTO event_uuid_runs (workspace, state, keys, filter, fences) VALUES ($1, 0, 0, '', '')
                    RETURNING run
                    """,
                    (NpgsqlConnection)connection
                );
                command.Parameters.Add(new() { Value = workspace });
                return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
            },
            cancellationToken
        );
    }

    public Task WritePagesAsync(
        long run,
        int first,
        IReadOnlyList<byte[]> pages,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            connection =>
                RunAsync(
                    connection,
                    """
                    INSERT INTO event_uuid_pages (run, page, keys)
                    SELECT $1, $2 + n.place - 1, n.keys FROM unnest($3::bytea[]) WITH ORDINALITY AS n (keys, place)
                    """,
                    run,
                    first,
                    new NpgsqlParameter
                    {
                        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea,
                        Value = pages.ToArray(),
                    }
                ),
            cancellationToken
        );

    public Task FinishRunAsync(StoredUuidRun run, IReadOnlyList<long> replaced, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await RunAsync(
                    connection,
                    "UPDATE event_uuid_runs SET state = 1, keys = $2, filter = $3, fences = $4 WHERE run = $1",
                    run.Run,
                    run.Keys,
                    run.Filter,
                    run.Fences
                );
                return await RunAsync(
                    connection,
                    "UPDATE event_uuid_runs SET state = 2, filter = '', fences = '' WHERE run = ANY ($1)",
                    replaced.ToArray()
                );
            },
            cancellationToken
        );

    public Task DropPagesAsync(long run, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await RunAsync(connection, "DELETE FROM event_uuid_pages WHERE run = $1", run);
                return await RunAsync(connection, "DELETE FROM event_uuid_runs WHERE run = $1 AND state <> 1", run);
            },
            cancellationToken
        );

    public async ValueTask<byte[]?> PageAsync(long run, int page, CancellationToken cancellationToken)
    {
        database.RequireReady();
        return await database.GuardAsync(async () =>
        {
            await using var command = database.Source.CreateCommand(
                "SELECT keys FROM event_uuid_pages WHERE run = $1 AND page = $2"
            );
            command.Parameters.Add(new() { Value = run });
            command.Parameters.Add(new() { Value = page });
            return await command.ExecuteScalarAsync(cancellationToken) as byte[];
        });
    }

    private static async Task<int> RunAsync(
        System.Data.Common.DbConnection connection,
        string sql,
        params object[] arguments
    )
    {
        await using var command = new NpgsqlCommand(sql, (NpgsqlConnection)connection);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(argument as NpgsqlParameter ?? new NpgsqlParameter { Value = argument });
        }
        return await command.ExecuteNonQueryAsync();
    }
}
