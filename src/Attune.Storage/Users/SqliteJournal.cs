using Attune.Core.Users.Stored;
using Attune.Storage.Sqlite;

namespace Attune.Storage.Users;

/// <summary>
/// The journal as the writer thread sees it: the next sequence number, and the newest version of users in transactions that
/// are not committed yet. Used by the writer thread alone, but for <see cref="Index"/> and <see cref="Numbers"/>.
/// </summary>
internal sealed class SqliteJournal
{
    private const string TrimmedMark = "user_journal_trimmed";
    private readonly Dictionary<Guid, (long Version, long Sequence)> uncommitted = [];
    private long last;

    public JournalIndex Index { get; } = new();

    public SqliteWorkspaceNumbers Numbers { get; } = new();

    /// <summary>Reads the index back, when the database is opened.</summary>
    public void Load(SqliteSession session)
    {
        Numbers.Load(session);
        Index.Clear();
        uncommitted.Clear();
        var mark = session.Statement("SELECT value FROM user_store_marks WHERE name = ?1").Bind(1, TrimmedMark);
        last = mark.Step() ? mark.Int64(0) : 0;
        mark.End();
        var entries = session.Statement("SELECT seq, user_id, version FROM user_journal ORDER BY seq");
        while (entries.Step())
        {
            last = Math.Max(last, entries.Int64(0));
            Index.Add(entries.Guid(1), entries.Int64(0), entries.Int64(2));
        }
    }

    /// <exception cref="UserConflictException">The user has another version than this one follows.</exception>
    public long Append(SqliteSession session, long workspace, JournalWrite write)
    {
        var version = VersionOf(session, workspace, write.UserId);
        if (version != write.Version - 1)
        {
            throw new UserConflictException($"User {write.UserId} has version {version}, not {write.Version - 1}.");
        }
        var sequence = ++last;
        session
            .Statement(
                "INSERT INTO user_journal (seq, workspace, user_id, version, record) VALUES (?1, ?2, ?3, ?4, ?5)"
            )
            .Bind(1, sequence)
            .Bind(2, workspace)
            .Bind(3, write.UserId)
            .Bind(4, write.Version)
            .Bind(5, write.Record)
            .Run();
        uncommitted[write.UserId] = (write.Version, sequence);
        return sequence;
    }

    public void Committed(JournalWrite write, long sequence)
    {
        Index.Add(write.UserId, sequence, write.Version);
        if (uncommitted.TryGetValue(write.UserId, out var newest) && newest.Sequence == sequence)
        {
            uncommitted.Remove(write.UserId);
        }
    }

    /// <summary>What an append has done so far is undone, while its neighbours stay in the transaction.</summary>
    public void Undo(Guid userId, long? version, long sequence)
    {
        if (version is { } before)
        {
            uncommitted[userId] = (before, sequence);
        }
        else
        {
            uncommitted.Remove(userId);
        }
    }

    /// <summary>The newest version of the user in this transaction, or null.</summary>
    public (long? Version, long Sequence) Uncommitted(Guid userId) =>
        uncommitted.TryGetValue(userId, out var newest) ? (newest.Version, newest.Sequence) : (null, 0);

    /// <summary>The whole transaction is undone.</summary>
    public void Failed() => uncommitted.Clear();

    /// <summary>Takes the user's entries away.</summary>
    public void Erase(SqliteSession session, Guid userId)
    {
        for (var node = Index.Find(userId); node is not null; node = node.Previous)
        {
            session.Statement("DELETE FROM user_journal WHERE seq = ?1").Bind(1, node.Sequence).Run();
        }
        if (uncommitted.Remove(userId))
        {
            session.Statement("DELETE FROM user_journal WHERE user_id = ?1").Bind(1, userId).Run();
        }
    }

    /// <summary>Takes entries away up to the sequence number, and keeps the number from being given again.</summary>
    public static int Trim(SqliteSession session, long from, long through)
    {
        var entries = session
            .Statement("DELETE FROM user_journal WHERE seq > ?1 AND seq <= ?2")
            .Bind(1, from)
            .Bind(2, through)
            .Run();
        session
            .Statement(
                """
                INSERT INTO user_store_marks (name, value) VALUES (?1, ?2)
                ON CONFLICT DO UPDATE SET value = max(value, excluded.value)
                """
            )
            .Bind(1, TrimmedMark)
            .Bind(2, through)
            .Run();
        return entries;
    }

    private long VersionOf(SqliteSession session, long workspace, Guid userId)
    {
        if (uncommitted.TryGetValue(userId, out var newest))
        {
            return newest.Version;
        }
        if (Index.Find(userId) is { } node)
        {
            return node.Version;
        }
        var row = session
            .Statement("SELECT version FROM users WHERE workspace = ?1 AND user_id = ?2")
            .Bind(1, workspace)
            .Bind(2, userId);
        var version = row.Step() ? row.Int64(0) : 0;
        row.End();
        return version;
    }
}
