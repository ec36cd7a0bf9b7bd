using System.Runtime.CompilerServices;
using Attune.Core.Storage;
using Attune.Core.Users;
using Attune.Core.Users.Stored;
using Attune.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Attune.Storage.Users;

/// <summary>Users in SQLite: appends go to the journal's end, and an index in memory says which entries are whose.</summary>
internal sealed class SqliteUserStore(SqliteDatabase database, TimeProvider time) : IUserStore
{
    private const int EntriesAtOnce = 5_000;
    private const int ScrubAttempts = 20;
    private static readonly TimeSpan ScrubPause = TimeSpan.FromMilliseconds(100);
    private readonly SqliteJournal journal = new();

    public long JournalLength => journal.Index.Length;

    public Task OpenAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                journal.Load(session);
                return true;
            },
            cancellationToken
        );

    public ValueTask<StoredUser?> LoadAsync(
        string workspaceId,
        Guid userId,
        int chunks,
        CancellationToken cancellationToken
    )
    {
        // Taken before the snapshot: an entry that is folded meanwhile is missing in it, and its row is there.
        var newest = journal.Index.Find(userId);
        if (!journal.Numbers.TryGet(workspaceId, out var workspace))
        {
            return new((StoredUser?)null);
        }
        return new(Read(session => Load(session, workspace, userId, newest, chunks)));
    }

    public ValueTask<IReadOnlyList<Guid>> FindAsync(
        string workspaceId,
        Identifier identifier,
        int limit,
        CancellationToken cancellationToken
    ) =>
        journal.Numbers.TryGet(workspaceId, out var workspace)
            ? new(Read(session => SqliteAliasTable.Find(session, workspace, identifier, limit)))
            : new((IReadOnlyList<Guid>)[]);

    public ValueTask<IReadOnlyList<Identifier>> SharedIdentifiersAsync(
        string workspaceId,
        CancellationToken cancellationToken
    ) =>
        journal.Numbers.TryGet(workspaceId, out var workspace)
            ? new(Read(session => SqliteAliasTable.Shared(session, workspace)))
            : new((IReadOnlyList<Identifier>)[]);

    public Task AppendAsync(UserAppend append)
    {
        var write = new SqliteAppend(append, journal);
        database.Enqueue(write);
        return write.Completion;
    }

    public async IAsyncEnumerable<JournalEntry> ReadJournalAsync(
        long after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var from = after; ; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            var last = from;
            var entries = await Task.FromResult(Read(session => Entries(session, last)));
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
        Task.FromResult(
            Read<IReadOnlyList<string>>(static session =>
            {
                var statement = session.Statement("SELECT workspace FROM workspace_numbers ORDER BY number");
                var workspaces = new List<string>();
                while (statement.Step())
                {
                    workspaces.Add(statement.Text(0));
                }
                return workspaces;
            })
        );

    public Task<IReadOnlyList<StoredUser>> UsersAsync(
        string workspaceId,
        Guid after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            journal.Numbers.TryGet(workspaceId, out var workspace)
                ? Read(session => Folded(session, workspace, after, limit))
                : []
        );

    public Task<IReadOnlyList<UserRow>> RowsAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult(
            Read(session =>
                Rows(session, journal.Numbers.TryGet(workspaceId, out var workspace) ? workspace : 0, userIds)
            )
        );

    public Task FoldAsync(string workspaceId, IReadOnlyList<UserFold> folds, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var workspace = journal.Numbers.GetOrMake(session, workspaceId);
                foreach (var fold in folds)
                {
                    Fold(session, workspace, fold);
                }
                return true;
            },
            cancellationToken
        );

    public async Task TrimAsync(long sequence, CancellationToken cancellationToken)
    {
        var first = await database.WriteAsync(
            static session =>
            {
                var statement = session.Statement("SELECT min(seq) FROM user_journal");
                var from = statement.Step() && !statement.IsNull(0) ? statement.Int64(0) - 1 : long.MaxValue;
                statement.End();
                return from;
            },
            cancellationToken
        );
        long trimmed = 0;
        while (first < sequence)
        {
            // In pieces, so that others get their turn in between.
            var from = first;
            var through = Math.Min(sequence, from + EntriesAtOnce);
            trimmed += await database.WriteAsync(
                session => SqliteJournal.Trim(session, from, through),
                cancellationToken
            );
            first = through;
        }
        journal.Index.Trim(sequence, trimmed);
    }

    public async Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    )
    {
        await database.WriteAsync(
            session =>
            {
                var workspace = journal.Numbers.GetOrMake(session, workspaceId);
                foreach (var id in userIds)
                {
                    Erase(session, workspace, id, identifiers);
                }
                return true;
            },
            cancellationToken
        );
        foreach (var id in userIds)
        {
            journal.Index.Remove(id);
        }
    }

    public async Task ScrubAsync(CancellationToken cancellationToken)
    {
        // Deleted rows are overwritten when they are deleted; what is left of them is in the log.
        for (var attempt = 0; attempt < ScrubAttempts; attempt++)
        {
            var write = new CheckpointWrite();
            database.Enqueue(write);
            if (await write.Completion)
            {
                return;
            }
            await Task.Delay(ScrubPause, time, cancellationToken);
        }
        throw new StorageUnavailableException("Readers kept the write-ahead log from being emptied.");
    }

    private void Erase(SqliteSession session, long workspace, Guid id, IReadOnlyList<Identifier> identifiers)
    {
        foreach (
            var sql in (string[])
                [
                    "DELETE FROM users WHERE workspace = ?1 AND user_id = ?2",
                    "DELETE FROM user_history WHERE workspace = ?1 AND user_id = ?2",
                ]
        )
        {
            session.Statement(sql).Bind(1, workspace).Bind(2, id).Run();
        }
        journal.Erase(session, id);
        foreach (var identifier in identifiers)
        {
            SqliteAliasTable.Erase(session, workspace, identifier, id);
        }
    }

    private T Read<T>(Func<SqliteSession, T> work)
    {
        var session = database.Rent();
        try
        {
            return work(session);
        }
        catch (SqliteException error) when (SqliteErrors.IsMedium(error))
        {
            throw SqliteErrors.Unavailable(error);
        }
        finally
        {
            database.Return(session);
        }
    }

    private static StoredUser? Load(SqliteSession session, long workspace, Guid id, JournalNode? newest, int chunks)
    {
        session.Execute("BEGIN");
        try
        {
            var row = session
                .Statement("SELECT version, profile, tail FROM users WHERE workspace = ?1 AND user_id = ?2")
                .Bind(1, workspace)
                .Bind(2, id);
            var found = row.Step();
            var version = found ? row.Int64(0) : 0;
            var profile = found ? row.Blob(1) : null;
            var tail = found && !row.IsNull(2) ? row.Blob(2) : null;
            row.End();
            var histories = found ? Histories(session, workspace, id, chunks) : [];
            if (tail is not null)
            {
                histories.Add(tail);
            }
            var entries = new List<JournalWrite>();
            for (var node = newest; node is not null && node.Version > version; node = node.Previous)
            {
                // The index does not know workspaces, and an id of another one finds nobody.
                var entry = session
                    .Statement("SELECT record FROM user_journal WHERE seq = ?1 AND workspace = ?2")
                    .Bind(1, node.Sequence)
                    .Bind(2, workspace);
                if (entry.Step())
                {
                    entries.Add(new JournalWrite(id, node.Version, entry.Blob(0)));
                }
                entry.End();
            }
            entries.Reverse();
            return found || entries.Count > 0
                ? new StoredUser
                {
                    Id = id,
                    Profile = profile,
                    Version = version,
                    Histories = histories,
                    Journal = entries,
                }
                : null;
        }
        finally
        {
            session.Execute("COMMIT");
        }
    }

    private static IReadOnlyList<StoredUser> Folded(SqliteSession session, long workspace, Guid after, int limit)
    {
        session.Execute("BEGIN");
        try
        {
            var rows = session
                .Statement(
                    "SELECT user_id, version, profile, tail FROM users WHERE workspace = ?1 AND user_id > ?2 ORDER BY user_id LIMIT ?3"
                )
                .Bind(1, workspace)
                .Bind(2, after)
                .Bind(3, limit);
            var users = new List<StoredUser>();
            while (rows.Step())
            {
                users.Add(
                    new StoredUser
                    {
                        Id = rows.Guid(0),
                        Version = rows.Int64(1),
                        Profile = rows.Blob(2),
                        Histories = rows.IsNull(3) ? [] : [rows.Blob(3)],
                    }
                );
            }
            for (var i = 0; i < users.Count; i++)
            {
                var filled = Histories(session, workspace, users[i].Id, int.MaxValue);
                users[i] = users[i] with { Histories = [.. filled, .. users[i].Histories] };
            }
            return users;
        }
        finally
        {
            session.Execute("COMMIT");
        }
    }

    private static List<byte[]> Histories(SqliteSession session, long workspace, Guid id, int chunks)
    {
        var statement = session
            .Statement(
                "SELECT events FROM user_history WHERE workspace = ?1 AND user_id = ?2 ORDER BY chunk DESC LIMIT ?3"
            )
            .Bind(1, workspace)
            .Bind(2, id)
            .Bind(3, chunks);
        var histories = new List<byte[]>();
        while (statement.Step())
        {
            histories.Add(statement.Blob(0));
        }
        histories.Reverse();
        return histories;
    }

    private List<JournalEntry> Entries(SqliteSession session, long after)
    {
        var statement = session
            .Statement(
                "SELECT seq, workspace, user_id, version, record FROM user_journal WHERE seq > ?1 ORDER BY seq LIMIT ?2"
            )
            .Bind(1, after)
            .Bind(2, EntriesAtOnce);
        var entries = new List<JournalEntry>();
        while (statement.Step())
        {
            entries.Add(
                new JournalEntry(
                    statement.Int64(0),
                    journal.Numbers.WorkspaceOf(session, statement.Int64(1)),
                    statement.Guid(2),
                    statement.Int64(3),
                    statement.Blob(4)
                )
            );
        }
        return entries;
    }

    private static IReadOnlyList<UserRow> Rows(SqliteSession session, long workspace, IReadOnlyList<Guid> ids)
    {
        var rows = new UserRow[ids.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var statement = session
                .Statement("SELECT version, profile, tail, chunks FROM users WHERE workspace = ?1 AND user_id = ?2")
                .Bind(1, workspace)
                .Bind(2, ids[i]);
            rows[i] = statement.Step()
                ? new UserRow(
                    ids[i],
                    statement.Int64(0),
                    statement.Blob(1),
                    statement.IsNull(2) ? null : statement.Blob(2),
                    (int)statement.Int64(3)
                )
                : new UserRow(ids[i], 0, null, null, 0);
            statement.End();
        }
        return rows;
    }

    private static void Fold(SqliteSession session, long workspace, UserFold fold)
    {
        var entry = session.Statement("SELECT 1 FROM user_journal WHERE seq = ?1").Bind(1, fold.Sequence);
        var isThere = entry.Step();
        entry.End();
        if (!isThere)
        {
            return;
        }
        if (fold.DropHistory)
        {
            session
                .Statement("DELETE FROM user_history WHERE workspace = ?1 AND user_id = ?2")
                .Bind(1, workspace)
                .Bind(2, fold.UserId)
                .Run();
        }
        var row = session
            .Statement(
                """
                INSERT INTO users (workspace, user_id, version, profile, tail, chunks) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT DO UPDATE SET version = excluded.version, profile = excluded.profile, tail = excluded.tail,
                    chunks = excluded.chunks
                WHERE version < excluded.version
                """
            )
            .Bind(1, workspace)
            .Bind(2, fold.UserId)
            .Bind(3, fold.Version)
            .Bind(4, fold.Profile)
            .Bind(6, fold.Chunks + fold.Filled.Count);
        if (fold.Tail is { } tail)
        {
            row.Bind(5, tail).Run();
        }
        else
        {
            row.BindNull(5).Run();
        }
        for (var i = 0; i < fold.Filled.Count; i++)
        {
            session
                .Statement(
                    """
                    INSERT INTO user_history (workspace, user_id, chunk, events) VALUES (?1, ?2, ?3, ?4)
                    ON CONFLICT DO NOTHING
                    """
                )
                .Bind(1, workspace)
                .Bind(2, fold.UserId)
                .Bind(3, fold.Chunks + i)
                .Bind(4, fold.Filled[i])
                .Run();
        }
    }
}
