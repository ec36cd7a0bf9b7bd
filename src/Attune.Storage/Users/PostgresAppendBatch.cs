using Attune.Core.Users.Stored;
using Npgsql;
using NpgsqlTypes;

namespace Attune.Storage.Users;

/// <summary>
/// Several appends as a few statements in one round trip: the versions that the users have, the journal's rows, the aliases.
/// What the statements say is checked before the commit.
/// </summary>
internal sealed class PostgresAppendBatch
{
    private readonly List<int> workspaces = [];
    private readonly List<JournalWrite> journal = [];
    private readonly Dictionary<Guid, (int Workspace, long Before)> firsts = [];
    private readonly List<PostgresAliasWave> waves = [];

    /// <summary>How many journal rows there are so far.</summary>
    public int Rows => journal.Count;

    /// <exception cref="UserConflictException">The append does not follow the versions of this batch.</exception>
    public void Add(int workspace, UserAppend append)
    {
        foreach (var write in append.Journal)
        {
            firsts.TryAdd(write.UserId, (workspace, write.Version - 1));
            workspaces.Add(workspace);
            journal.Add(write);
        }
        foreach (var alias in append.Aliases)
        {
            if (waves.Count == 0 || !waves[^1].TryAdd(workspace, alias))
            {
                waves.Add(new());
                waves[^1].TryAdd(workspace, alias);
            }
        }
    }

    /// <exception cref="UserConflictException">A user has another version, or a unique identifier finds somebody else.</exception>
    public async Task WriteAsync(NpgsqlConnection connection)
    {
        await using var batch = new NpgsqlBatch(connection);
        var users = firsts.ToList();
        batch.BatchCommands.Add(Versions(users));
        batch.BatchCommands.Add(Insert());
        var exact = new List<(NpgsqlBatchCommand Command, int Rows)>();
        foreach (var wave in waves)
        {
            wave.Write(batch, exact);
        }
        try
        {
            await using var reader = await batch.ExecuteReaderAsync();
            for (var i = 0; await reader.ReadAsync(); i++)
            {
                var (userId, (_, before)) = users[(int)reader.GetInt64(0) - 1];
                if (reader.GetInt64(1) is var version && version != before)
                {
                    throw new UserConflictException($"User {userId} has version {version}, not {before}.");
                }
            }
            while (await reader.NextResultAsync()) { }
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new UserConflictException($"Somebody else wrote first: {error.MessageText}");
        }
        foreach (var (command, rows) in exact)
        {
            if (command.RecordsAffected != rows)
            {
                throw new UserConflictException("A unique identifier belongs to another user.");
            }
        }
    }

    private static NpgsqlBatchCommand Versions(List<KeyValuePair<Guid, (int Workspace, long Before)>> users)
    {
        var command = new NpgsqlBatchCommand(
            """
            SELECT n.place, greatest(
                coalesce((
                    SELECT j.version FROM user_journal j WHERE j.workspace = n.workspace AND j.user_id = n.user_id
                    ORDER BY j.version DESC LIMIT 1
                ), 0),
                coalesce((SELECT u.version FROM users u WHERE u.workspace = n.workspace AND u.user_id = n.user_id), 0)
            )
            FROM unnest($1::int[], $2::uuid[]) WITH ORDINALITY AS n (workspace, user_id, place)
            """
        );
        Add(command, NpgsqlDbType.Integer, users.ConvertAll(user => user.Value.Workspace).ToArray());
        Add(command, NpgsqlDbType.Uuid, users.ConvertAll(user => user.Key).ToArray());
        return command;
    }

    private NpgsqlBatchCommand Insert()
    {
        var command = new NpgsqlBatchCommand(
            """
            INSERT INTO user_journal (workspace, user_id, version, record)
            SELECT n.workspace, n.user_id, n.version, n.record
            FROM unnest($1::int[], $2::uuid[], $3::bigint[], $4::bytea[])
                WITH ORDINALITY AS n (workspace, user_id, version, record, place)
            ORDER BY n.place
            """
        );
        Add(command, NpgsqlDbType.Integer, workspaces.ToArray());
        Add(command, NpgsqlDbType.Uuid, journal.ConvertAll(write => write.UserId).ToArray());
        Add(command, NpgsqlDbType.Bigint, journal.ConvertAll(write => write.Version).ToArray());
        Add(command, NpgsqlDbType.Bytea, journal.ConvertAll(write => write.Record).ToArray());
        return command;
    }

    private static void Add(NpgsqlBatchCommand command, NpgsqlDbType type, object values) =>
        command.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values });
}
