using Attune.Core.Users;
using Npgsql;

namespace Attune.Storage.Users;

/// <summary>Takes everything of users away. The journal goes first, see <see cref="PostgresFolds"/>.</summary>
internal static class PostgresErasure
{
    /// <returns>How many journal entries there were.</returns>
    public static async Task<int> WriteAsync(
        NpgsqlConnection connection,
        int workspace,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers
    )
    {
        var ids = userIds.ToArray();
        var kinds = identifiers.Select(identifier => identifier.Kind).ToArray();
        var values = identifiers.Select(identifier => identifier.Value).ToArray();
        var entries = await RunAsync("DELETE FROM user_journal WHERE workspace = $1 AND user_id = ANY ($2)", ids);
        await RunAsync("DELETE FROM users WHERE workspace = $1 AND user_id = ANY ($2)", ids);
        await RunAsync("DELETE FROM user_history WHERE workspace = $1 AND user_id = ANY ($2)", ids);
        await RunAsync(
            """
            DELETE FROM user_aliases a USING unnest($3::text[], $4::text[]) AS n (kind, value)
            WHERE a.workspace = $1 AND a.kind = n.kind AND a.value = n.value AND a.user_id = ANY ($2)
            """,
            ids,
            kinds,
            values
        );
        await RunAsync(
            """
            DELETE FROM shared_identifiers s USING unnest($2::text[], $3::text[]) AS n (kind, value)
            WHERE s.workspace = $1 AND s.kind = n.kind AND s.value = n.value AND (
                SELECT count(*) FROM user_aliases a WHERE a.workspace = $1 AND a.kind = n.kind AND a.value = n.value
            ) < 2
            """,
            kinds,
            values
        );
        return entries;

        async Task<int> RunAsync(string sql, params object[] arguments)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            command.Parameters.Add(new() { Value = workspace });
            foreach (var argument in arguments)
            {
                command.Parameters.Add(new() { Value = argument });
            }
            return await command.ExecuteNonQueryAsync();
        }
    }
}
