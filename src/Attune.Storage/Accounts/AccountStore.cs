using System.Data.Common;
using Attune.Core.Accounts;
using Dapper;

namespace Attune.Storage.Accounts;

/// <summary>People, sessions and links in SQL that both databases share.</summary>
public sealed class AccountStore(IDatabase database) : IAccountStore
{
    public Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Person>>(
            async connection =>
                [
                    .. (await connection.QueryAsync<PersonRow>("SELECT * FROM people ORDER BY email")).Select(row =>
                        row.ToPerson()
                    ),
                ],
            cancellationToken
        );

    public Task<Person?> FindAsync(string personId, CancellationToken cancellationToken) =>
        FindPersonAsync("SELECT * FROM people WHERE id = @value", personId, cancellationToken);

    public Task<Person?> FindByEmailAsync(string email, CancellationToken cancellationToken) =>
        FindPersonAsync("SELECT * FROM people WHERE email = @value", email, cancellationToken);

    public Task<Person?> FindBySubjectAsync(string subject, CancellationToken cancellationToken) =>
        FindPersonAsync("SELECT * FROM people WHERE subject = @value", subject, cancellationToken);

    public async Task<bool> AddAsync(Person person, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            """
            INSERT INTO people (id, email, name, is_operator, password_hash, subject, failed_sign_ins, locked_until, created_at)
            VALUES (@Id, @Email, @Name, @IsOperator, @PasswordHash, @Subject, @Failed, @Locked, @Created)
            ON CONFLICT (email) DO NOTHING
            """,
            PersonRow.From(person),
            cancellationToken
        ) == 1;

    public Task UpdateAsync(Person person, CancellationToken cancellationToken) =>
        ExecuteAsync(
            """
            UPDATE people SET email = @Email, name = @Name, is_operator = @IsOperator, password_hash = @PasswordHash,
                subject = @Subject, failed_sign_ins = @Failed, locked_until = @Locked
            WHERE id = @Id
            """,
            PersonRow.From(person),
            cancellationToken
        );

    public Task AddSessionAsync(PersonSession session, CancellationToken cancellationToken) =>
        ExecuteAsync(
            """
            INSERT INTO person_sessions (id, token_hash, person_id, created_at, last_seen_at, expires_at, user_agent)
            VALUES (@Id, @TokenHash, @PersonId, @Created, @Seen, @Expires, @UserAgent)
            """,
            new
            {
                session.Id,
                session.TokenHash,
                session.PersonId,
                Created = session.CreatedAt.ToUnixTimeMilliseconds(),
                Seen = session.LastSeenAt.ToUnixTimeMilliseconds(),
                Expires = session.ExpiresAt.ToUnixTimeMilliseconds(),
                session.UserAgent,
            },
            cancellationToken
        );

    public Task<PersonSession?> FindSessionAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<SessionRow>(
                        "SELECT * FROM person_sessions WHERE token_hash = @tokenHash",
                        new { tokenHash }
                    )
                )?.ToSession(),
            cancellationToken
        );

    public Task<IReadOnlyList<PersonSession>> ListSessionsAsync(string personId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PersonSession>>(
            async connection =>
                [
                    .. (
                        await connection.QueryAsync<SessionRow>(
                            "SELECT * FROM person_sessions WHERE person_id = @personId ORDER BY created_at, id",
                            new { personId }
                        )
                    ).Select(row => row.ToSession()),
                ],
            cancellationToken
        );

    public Task TouchSessionAsync(string sessionId, DateTimeOffset seenAt, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "UPDATE person_sessions SET last_seen_at = @seen WHERE id = @sessionId AND last_seen_at < @seen",
            new { sessionId, seen = seenAt.ToUnixTimeMilliseconds() },
            cancellationToken
        );

    public Task RemoveSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        ExecuteAsync("DELETE FROM person_sessions WHERE id = @sessionId", new { sessionId }, cancellationToken);

    public Task RemoveSessionsAsync(string personId, string? exceptSessionId, CancellationToken cancellationToken) =>
        ExecuteAsync(
            "DELETE FROM person_sessions WHERE person_id = @personId AND id <> @except",
            new { personId, except = exceptSessionId ?? "" },
            cancellationToken
        );

    public Task AddLinkAsync(OneTimeLink link, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                // The links of the first operator have no person, and are told apart from the others by that.
                await (
                    link.PersonId is { } personId
                        ? connection.ExecuteAsync(
                            "DELETE FROM one_time_links WHERE person_id = @personId",
                            new { personId }
                        )
                        : connection.ExecuteAsync("DELETE FROM one_time_links WHERE person_id IS NULL")
                );
                return await connection.ExecuteAsync(
                    "INSERT INTO one_time_links (token_hash, person_id, expires_at) VALUES (@TokenHash, @PersonId, @expires)",
                    new
                    {
                        link.TokenHash,
                        link.PersonId,
                        expires = link.ExpiresAt.ToUnixTimeMilliseconds(),
                    }
                );
            },
            cancellationToken
        );

    public Task<OneTimeLink?> FindLinkAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
                (
                    await connection.QuerySingleOrDefaultAsync<LinkRow>(
                        "SELECT * FROM one_time_links WHERE token_hash = @tokenHash",
                        new { tokenHash }
                    )
                )?.ToLink(),
            cancellationToken
        );

    public async Task<bool> TakeLinkAsync(byte[] tokenHash, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            "DELETE FROM one_time_links WHERE token_hash = @tokenHash",
            new { tokenHash },
            cancellationToken
        ) == 1;

    public Task RemoveExpiredAsync(
        DateTimeOffset now,
        DateTimeOffset notSeenSince,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                var moments = new { now = now.ToUnixTimeMilliseconds(), since = notSeenSince.ToUnixTimeMilliseconds() };
                return await connection.ExecuteAsync(
                        "DELETE FROM person_sessions WHERE expires_at <= @now OR last_seen_at <= @since",
                        moments
                    ) + await connection.ExecuteAsync("DELETE FROM one_time_links WHERE expires_at <= @now", moments);
            },
            cancellationToken
        );

    private Task<Person?> FindPersonAsync(string sql, string value, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection => (await FindRowAsync(connection, sql, value))?.ToPerson(),
            cancellationToken
        );

    private static Task<PersonRow?> FindRowAsync(DbConnection connection, string sql, string value) =>
        connection.QuerySingleOrDefaultAsync<PersonRow>(sql, new { value });

    private Task<int> ExecuteAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => connection.ExecuteAsync(sql, parameters), cancellationToken);
}
