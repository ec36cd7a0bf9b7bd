using System.Data;
using System.Runtime.CompilerServices;
using Attune.Core.Users;
using Attune.Core.Users.Stored;
using Attune.Storage.Postgres;
using Npgsql;

namespace Attune.Storage.Users;

/// <summary>Users in PostgreSQL: appends share commits; folding writes many rows with one statement.</summary>
internal sealed class PostgresUserStore(PostgresDatabase database, int pendingWrites = 20_000)
    : IUserStore,
        IAsyncDisposable
{
    private const int EntriesAtOnce = 5_000;
    private readonly PostgresWorkspaceNumbers numbers = new(database.Source);
    private readonly object gate = new();
    private PostgresAppendQueue? queue;

    public long JournalLength => queue?.Length ?? 0;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        database.RequireReady();
        await database.GuardAsync(async () =>
        {
            await numbers.LoadAsync(cancellationToken);
            await using var count = database.Source.CreateCommand("SELECT count(*) FROM user_journal");
            var length = (long)(await count.ExecuteScalarAsync(cancellationToken))!;
            Queue().AddLength(length - Queue().Length);
            return true;
        });
    }

    public async ValueTask<StoredUser?> LoadAsync(
        string workspaceId,
        Guid userId,
        int chunks,
        CancellationToken cancellationToken
    )
    {
        database.RequireReady();
        if (!numbers.TryGet(workspaceId, out var workspace))
        {
            return null;
        }
        return await database.GuardAsync(async () =>
        {
            // One statement sees one state of all tables, also while the journal is being folded.
            await using var command = database.Source.CreateCommand(
                """
                SELECT u.version, u.profile, u.tail,
                    ARRAY(
                        SELECT h.events FROM user_history h WHERE h.workspace = $1 AND h.user_id = $2
                        ORDER BY h.chunk DESC LIMIT $3
                    ),
                    ARRAY(
                        SELECT j.version FROM user_journal j WHERE j.workspace = $1 AND j.user_id = $2 ORDER BY j.version
                    ),
                    ARRAY(
                        SELECT j.record FROM user_journal j WHERE j.workspace = $1 AND j.user_id = $2 ORDER BY j.version
                    )
                FROM (SELECT 1) one LEFT JOIN users u ON u.workspace = $1 AND u.user_id = $2
                """
            );
            command.Parameters.Add(new() { Value = workspace });
            command.Parameters.Add(new() { Value = userId });
            command.Parameters.Add(new() { Value = chunks });
            await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
            await reader.ReadAsync(cancellationToken);
            return await StoredAsync(reader, userId, cancellationToken);
        });
    }

    public async ValueTask<IReadOnlyList<Guid>> FindAsync(
        string workspaceId,
        Identifier identifier,
        int limit,
        CancellationToken cancellationToken
    )
    {
        database.RequireReady();
        if (!numbers.TryGet(workspaceId, out var workspace))
        {
            return [];
        }
        return await database.GuardAsync(async () =>
        {
            await using var command = database.Source.CreateCommand(
                """
                SELECT user_id FROM user_aliases WHERE workspace = $1 AND kind = $2 AND value = $3
                ORDER BY updated DESC, user_id DESC LIMIT $4
                """
            );
            command.Parameters.Add(new() { Value = workspace });
            command.Parameters.Add(new() { Value = identifier.Kind });
            command.Parameters.Add(new() { Value = identifier.Value });
            command.Parameters.Add(new() { Value = limit });
            var users = new List<Guid>();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                users.Add(reader.GetGuid(0));
            }
            return users;
        });
    }

    public async ValueTask<IReadOnlyList<Identifier>> SharedIdentifiersAsync(
        string workspaceId,
        CancellationToken cancellationToken
    )
    {
        database.RequireReady();
        if (!numbers.TryGet(workspaceId, out var workspace))
        {
            return [];
        }
        return await database.GuardAsync(async () =>
        {
            await using var command = database.Source.CreateCommand(
                "SELECT kind, value FROM shared_identifiers WHERE workspace = $1"
            );
            command.Parameters.Add(new() { Value = workspace });
            var shared = new List<Identifier>();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                shared.Add(new Identifier(reader.GetString(0), reader.GetString(1)));
            }
            return shared;
        });
    }

    public Task AppendAsync(UserAppend append) => Queue().Enqueue(new PostgresAppend(append));

    public async IAsyncEnumerable<JournalEntry> ReadJournalAsync(
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var from = after; ; )
        {
            var last = from;
            var entries = await database.GuardAsync(() => EntriesAsync(last, cancellationToken));
            foreach (var entry in entries)
            {
                yield return entry;
                from = entry.Sequence;
            }
            if (entries.Count < EntriesAtOnce)
            {
                yield break;
            }
        }
    }

    public Task<IReadOnlyList<string>> WorkspacesAsync(CancellationToken cancellationToken) =>
        database.GuardAsync<IReadOnlyList<string>>(async () =>
        {
            await using var command = database.Source.CreateCommand(
                "SELECT workspace FROM workspace_numbers ORDER BY number"
            );
            var workspaces = new List<string>();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                workspaces.Add(reader.GetString(0));
            }
            return workspaces;
        });

    public async Task<IReadOnlyList<StoredUser>> UsersAsync(
        string workspaceId,
        Guid after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var workspace = await numbers.GetOrMakeAsync(workspaceId, cancellationToken);
        return await database.GuardAsync(async () =>
        {
            await using var command = database.Source.CreateCommand(
                """
                SELECT u.user_id, u.version, u.profile, u.tail,
                    ARRAY(
                        SELECT h.events FROM user_history h WHERE h.workspace = $1 AND h.user_id = u.user_id
                        ORDER BY h.chunk
                    )
                FROM users u WHERE u.workspace = $1 AND u.user_id > $2 ORDER BY u.user_id LIMIT $3
                """
            );
            command.Parameters.Add(new() { Value = workspace });
            command.Parameters.Add(new() { Value = after });
            command.Parameters.Add(new() { Value = limit });
            var users = new List<StoredUser>();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var histories = reader.GetFieldValue<byte[][]>(4).ToList();
                if (!await reader.IsDBNullAsync(3, cancellationToken))
                {
                    histories.Add(reader.GetFieldValue<byte[]>(3));
                }
                users.Add(
                    new StoredUser
                    {
                        Id = reader.GetGuid(0),
                        Version = reader.GetInt64(1),
                        Profile = reader.GetFieldValue<byte[]>(2),
                        Histories = histories,
                    }
                );
            }
            return users;
        });
    }

    public async Task<IReadOnlyList<UserRow>> RowsAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        CancellationToken cancellationToken
    )
    {
        var workspace = await numbers.GetOrMakeAsync(workspaceId, cancellationToken);
        return await database.GuardAsync(async () =>
        {
            await using var command = database.Source.CreateCommand(
                "SELECT user_id, version, profile, tail, chunks FROM users WHERE workspace = $1 AND user_id = ANY ($2)"
            );
            command.Parameters.Add(new() { Value = workspace });
            command.Parameters.Add(new() { Value = userIds.ToArray() });
            var rows = userIds.ToDictionary(id => id, id => new UserRow(id, 0, null, null, 0));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                var id = reader.GetGuid(0);
                rows[id] = new UserRow(
                    id,
                    reader.GetInt64(1),
                    reader.GetFieldValue<byte[]>(2),
                    reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3),
                    reader.GetInt32(4)
                );
            }
            return rows.Values.ToArray();
        });
    }

    public async Task FoldAsync(string workspaceId, IReadOnlyList<UserFold> folds, CancellationToken cancellationToken)
    {
        var workspace = await numbers.GetOrMakeAsync(workspaceId, cancellationToken);
        await database.WriteAsync(
            async connection =>
            {
                await PostgresFolds.WriteAsync((NpgsqlConnection)connection, workspace, folds);
                return true;
            },
            cancellationToken
        );
    }

    public async Task TrimAsync(long sequence, CancellationToken cancellationToken)
    {
        while (true)
        {
            // In pieces, so that no transaction is long.
            var trimmed = await database.WriteAsync(
                async connection =>
                {
                    await using var command = new NpgsqlCommand(
                        """
                        DELETE FROM user_journal WHERE seq IN (
                            SELECT seq FROM user_journal WHERE seq <= $1 ORDER BY seq LIMIT $2
                        )
                        """,
                        (NpgsqlConnection)connection
                    );
                    command.Parameters.Add(new() { Value = sequence });
                    command.Parameters.Add(new() { Value = EntriesAtOnce });
                    return await command.ExecuteNonQueryAsync(cancellationToken);
                },
                cancellationToken
            );
            Queue().AddLength(-trimmed);
            if (trimmed < EntriesAtOnce)
            {
                return;
            }
        }
    }

    public async Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    )
    {
        var workspace = await numbers.GetOrMakeAsync(workspaceId, cancellationToken);
        await Queue()
            .Enqueue(
                new PostgresAppend(async connection =>
                {
                    var entries = await PostgresErasure.WriteAsync(connection, workspace, userIds, identifiers);
                    Queue().AddLength(-entries);
                })
            );
    }

    public Task ScrubAsync(CancellationToken cancellationToken) =>
        database.GuardAsync(async () =>
        {
            await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
            await using var command = new NpgsqlCommand(
                "VACUUM users, user_history, user_journal, user_aliases, shared_identifiers",
                connection
            )
            {
                CommandTimeout = 0,
            };
            return await command.ExecuteNonQueryAsync(cancellationToken);
        });

    public async ValueTask DisposeAsync()
    {
        if (queue is { } running)
        {
            await running.DisposeAsync();
        }
    }

    private PostgresAppendQueue Queue()
    {
        lock (gate)
        {
            return queue ??= new PostgresAppendQueue(database, numbers, pendingWrites);
        }
    }

    private async Task<List<JournalEntry>> EntriesAsync(long after, CancellationToken cancellationToken)
    {
        await using var command = database.Source.CreateCommand(
            "SELECT seq, workspace, user_id, version, record FROM user_journal WHERE seq > $1 ORDER BY seq LIMIT $2"
        );
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = EntriesAtOnce });
        var entries = new List<JournalEntry>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            entries.Add(
                new JournalEntry(
                    reader.GetInt64(0),
                    numbers.WorkspaceOf(reader.GetInt32(1)),
                    reader.GetGuid(2),
                    reader.GetInt64(3),
                    reader.GetFieldValue<byte[]>(4)
                )
            );
        }
        return entries;
    }

    private static async Task<StoredUser?> StoredAsync(
        NpgsqlDataReader reader,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var found = !await reader.IsDBNullAsync(0, cancellationToken);
        var version = found ? reader.GetInt64(0) : 0;
        var histories = reader.GetFieldValue<byte[][]>(3).Reverse().ToList();
        if (!await reader.IsDBNullAsync(2, cancellationToken))
        {
            histories.Add(reader.GetFieldValue<byte[]>(2));
        }
        var versions = reader.GetFieldValue<long[]>(4);
        var records = reader.GetFieldValue<byte[][]>(5);
        if (!found && versions.Length == 0)
        {
            return null;
        }
        var journal = new List<JournalWrite>();
        for (var i = 0; i < versions.Length; i++)
        {
            if (versions[i] > version)
            {
                journal.Add(new JournalWrite(userId, versions[i], records[i]));
            }
        }
        return new StoredUser
        {
            Id = userId,
            Profile = found ? reader.GetFieldValue<byte[]>(1) : null,
            Version = version,
            Histories = histories,
            Journal = journal,
        };
    }
}
