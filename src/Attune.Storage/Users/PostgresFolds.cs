using Attune.Core.Users.Stored;
using Npgsql;
using NpgsqlTypes;

namespace Attune.Storage.Users;

/// <summary>Writes folded rows of many users with a few statements.</summary>
internal static class PostgresFolds
{
    public static async Task WriteAsync(NpgsqlConnection connection, int workspace, IReadOnlyList<UserFold> folds)
    {
        var present = await LockAsync(connection, folds);
        var written = folds.Where(fold => present.Contains(fold.Sequence)).ToArray();
        var dropped = written.Where(fold => fold.DropHistory).Select(fold => fold.UserId).ToArray();
        await using var batch = new NpgsqlBatch(connection);
        if (dropped.Length > 0)
        {
            var drop = new NpgsqlBatchCommand("DELETE FROM user_history WHERE workspace = $1 AND user_id = ANY ($2)");
            drop.Parameters.Add(new() { Value = workspace });
            drop.Parameters.Add(new() { Value = dropped });
            batch.BatchCommands.Add(drop);
        }
        batch.BatchCommands.Add(Rows(workspace, written));
        batch.BatchCommands.Add(Chunks(workspace, written));
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// The journal entries that are still there, held until the end of the transaction: an erasure takes them away first, so
    /// that either it waits for this fold and takes the rows too, or this fold leaves the user out.
    /// </summary>
    private static async Task<HashSet<long>> LockAsync(NpgsqlConnection connection, IReadOnlyList<UserFold> folds)
    {
        await using var command = new NpgsqlCommand(
            "SELECT seq FROM user_journal WHERE seq = ANY ($1) ORDER BY seq FOR SHARE",
            connection
        );
        command.Parameters.Add(new() { Value = folds.Select(fold => fold.Sequence).ToArray() });
        var present = new HashSet<long>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            present.Add(reader.GetInt64(0));
        }
        return present;
    }

    private static NpgsqlBatchCommand Rows(int workspace, UserFold[] folds)
    {
        var command = new NpgsqlBatchCommand(
            """
            INSERT INTO users AS u (workspace, user_id, version, profile, tail, chunks)
            SELECT $1, n.user_id, n.version, n.profile, n.tail, n.chunks
            FROM unnest($2::uuid[], $3::bigint[], $4::bytea[], $5::bytea[], $6::int[])
                AS n (user_id, version, profile, tail, chunks)
            ON CONFLICT (workspace, user_id) DO UPDATE SET version = excluded.version, profile = excluded.profile,
                tail = excluded.tail, chunks = excluded.chunks
            WHERE u.version < excluded.version
            """
        );
        command.Parameters.Add(new() { Value = workspace });
        Add(command, NpgsqlDbType.Uuid, folds.Select(fold => fold.UserId).ToArray());
        Add(command, NpgsqlDbType.Bigint, folds.Select(fold => fold.Version).ToArray());
        Add(command, NpgsqlDbType.Bytea, folds.Select(fold => fold.Profile).ToArray());
        Add(command, NpgsqlDbType.Bytea, folds.Select(fold => fold.Tail).ToArray());
        Add(command, NpgsqlDbType.Integer, folds.Select(fold => fold.Chunks + fold.Filled.Count).ToArray());
        return command;
    }

    private static NpgsqlBatchCommand Chunks(int workspace, UserFold[] folds)
    {
        var chunks = folds
            .SelectMany(fold =>
                fold.Filled.Select((events, i) => (fold.UserId, Chunk: fold.Chunks + i, Events: events))
            )
            .ToArray();
        var command = new NpgsqlBatchCommand(
            """
            INSERT INTO user_history (workspace, user_id, chunk, events)
            SELECT $1, n.user_id, n.chunk, n.events
            FROM unnest($2::uuid[], $3::int[], $4::bytea[]) AS n (user_id, chunk, events)
            ON CONFLICT DO NOTHING
            """
        );
        command.Parameters.Add(new() { Value = workspace });
        Add(command, NpgsqlDbType.Uuid, chunks.Select(chunk => chunk.UserId).ToArray());
        Add(command, NpgsqlDbType.Integer, chunks.Select(chunk => chunk.Chunk).ToArray());
        Add(command, NpgsqlDbType.Bytea, chunks.Select(chunk => chunk.Events).ToArray());
        return command;
    }

    private static void Add(NpgsqlBatchCommand command, NpgsqlDbType type, object values) =>
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values });
}
