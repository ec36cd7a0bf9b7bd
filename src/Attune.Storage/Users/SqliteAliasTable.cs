using Attune.Core.Users;
using Attune.Core.Users.Stored;
using Attune.Storage.Sqlite;

namespace Attune.Storage.Users;

/// <summary>The alias table in SQLite.</summary>
internal static class SqliteAliasTable
{
    private const string Key = "workspace = ?1 AND kind = ?2 AND value = ?3";

    /// <exception cref="UserConflictException">A unique identifier finds somebody else.</exception>
    public static void Write(SqliteSession session, long workspace, AliasWrite write)
    {
        switch (write.Operation)
        {
            case AliasOperation.Add:
                Add(session, workspace, write);
                break;
            case AliasOperation.Remove:
                Named(session, $"DELETE FROM user_aliases WHERE {Key} AND user_id = ?4", workspace, write.Identifier)
                    .Bind(4, write.UserId)
                    .Run();
                break;
            default:
                Named(
                        session,
                        $"UPDATE user_aliases SET updated = ?5 WHERE {Key} AND slot = ?4",
                        workspace,
                        write.Identifier
                    )
                    .Bind(4, write.UserId)
                    .Bind(5, write.Updated)
                    .Run();
                break;
        }
    }

    public static IReadOnlyList<Guid> Find(SqliteSession session, long workspace, Identifier identifier, int limit)
    {
        var statement = Named(
                session,
                $"SELECT user_id FROM user_aliases WHERE {Key} ORDER BY updated DESC, user_id DESC LIMIT ?4",
                workspace,
                identifier
            )
            .Bind(4, limit);
        var users = new List<Guid>();
        while (statement.Step())
        {
            users.Add(statement.Guid(0));
        }
        return users;
    }

    public static IReadOnlyList<Identifier> Shared(SqliteSession session, long workspace)
    {
        var statement = session
            .Statement("SELECT kind, value FROM shared_identifiers WHERE workspace = ?1")
            .Bind(1, workspace);
        var shared = new List<Identifier>();
        while (statement.Step())
        {
            shared.Add(new Identifier(statement.Text(0), statement.Text(1)));
        }
        return shared;
    }

    /// <summary>Takes a user's row of the identifier away, and the note that several share it where they do not any more.</summary>
    public static void Erase(SqliteSession session, long workspace, Identifier identifier, Guid userId)
    {
        Named(session, $"DELETE FROM user_aliases WHERE {Key} AND user_id = ?4", workspace, identifier)
            .Bind(4, userId)
            .Run();
        Named(
                session,
                $"DELETE FROM shared_identifiers WHERE {Key} AND (SELECT count(*) FROM user_aliases WHERE {Key}) < 2",
                workspace,
                identifier
            )
            .Run();
    }

    private static void Add(SqliteSession session, long workspace, AliasWrite write)
    {
        var statement = Named(
                session,
                """
                INSERT INTO user_aliases (workspace, kind, value, slot, user_id, updated)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                ON CONFLICT DO UPDATE SET updated = excluded.updated WHERE user_id = excluded.user_id
                """,
                workspace,
                write.Identifier
            )
            .Bind(5, write.UserId)
            .Bind(6, write.Updated);
        if (write.Identifier.IsUnique)
        {
            if (statement.Bind(4, []).Run() == 0)
            {
                throw new UserConflictException($"The {write.Identifier.Kind} belongs to another user.");
            }
            return;
        }
        statement.Bind(4, write.UserId).Run();
        Named(
                session,
                $"""
                INSERT INTO shared_identifiers (workspace, kind, value)
                SELECT ?1, ?2, ?3 WHERE (SELECT count(*) FROM (SELECT 1 FROM user_aliases WHERE {Key} LIMIT 2)) > 1
                ON CONFLICT DO NOTHING
                """,
                workspace,
                write.Identifier
            )
            .Run();
    }

    private static SqliteStatement Named(SqliteSession session, string sql, long workspace, Identifier identifier) =>
        session.Statement(sql).Bind(1, workspace).Bind(2, identifier.Kind).Bind(3, identifier.Value);
}
