using Attune.Core.Workspaces.Keys;
using Dapper;

namespace Attune.Storage.Documents;

/// <summary>Last uses of keys in SQL that both databases share.</summary>
public sealed class KeyUseStore(IDatabase database) : IKeyUseStore
{
    public Task<IReadOnlyList<KeyUse>> ListAsync(string workspaceId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<KeyUse>>(
            async connection =>
            {
                var rows = await connection.QueryAsync<(string KeyId, long At)>(
                    "SELECT key_id, last_used_at FROM key_uses WHERE workspace_id = @workspaceId",
                    new { workspaceId }
                );
                return
                [
                    .. rows.Select(row => new KeyUse(
                        workspaceId,
                        row.KeyId,
                        DateTimeOffset.FromUnixTimeMilliseconds(row.At)
                    )),
                ];
            },
            cancellationToken
        );

    public Task RecordAsync(IReadOnlyList<KeyUse> uses, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                foreach (var use in uses)
                {
                    await connection.ExecuteAsync(
                        """
                        INSERT INTO key_uses (workspace_id, key_id, last_used_at) VALUES (@WorkspaceId, @KeyId, @at)
                        ON CONFLICT (workspace_id, key_id) DO UPDATE SET last_used_at = excluded.last_used_at
                        WHERE key_uses.last_used_at < excluded.last_used_at
                        """,
                        new
                        {
                            use.WorkspaceId,
                            use.KeyId,
                            at = use.LastUsedAt.ToUnixTimeMilliseconds(),
                        }
                    );
                }
                return uses.Count;
            },
            cancellationToken
        );
}
