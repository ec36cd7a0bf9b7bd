using Attune.Core.Content.AuxiliaryFiles;
using Dapper;

namespace Attune.Storage.Content;

/// <summary>Rows of auxiliary files in either database, in SQL that both understand.</summary>
internal sealed class AuxiliaryStore(IDatabase database) : IAuxiliaryStore
{
    public Task WriteAsync(
        string workspaceId,
        string contentId,
        IReadOnlyList<AuxiliaryRow> rows,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    """
                    INSERT INTO auxiliary_rows (workspace_id, content_id, row_key, json)
                    VALUES (@workspaceId, @contentId, @Key, @Json)
                    ON CONFLICT (workspace_id, content_id, row_key) DO UPDATE SET json = excluded.json
                    """,
                    rows.Select(row => new
                    {
                        workspaceId,
                        contentId,
                        row.Key,
                        Json = row.Json.ToArray(),
                    })
                ),
            cancellationToken
        );

    public async Task<ReadOnlyMemory<byte>?> FindAsync(
        string workspaceId,
        string contentId,
        string key,
        CancellationToken cancellationToken
    )
    {
        var json = await database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<byte[]?>(
                    """
                    SELECT json FROM auxiliary_rows
                    WHERE workspace_id = @workspaceId AND content_id = @contentId AND row_key = @key
                    """,
                    new
                    {
                        workspaceId,
                        contentId,
                        key,
                    }
                ),
            cancellationToken
        );
        return json is null ? default(ReadOnlyMemory<byte>?) : json.AsMemory();
    }

    public Task<long> CountAsync(string workspaceId, string contentId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM auxiliary_rows WHERE workspace_id = @workspaceId AND content_id = @contentId",
                    new { workspaceId, contentId }
                ),
            cancellationToken
        );

    public Task DeleteAsync(string workspaceId, string contentId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    "DELETE FROM auxiliary_rows WHERE workspace_id = @workspaceId AND content_id = @contentId",
                    new { workspaceId, contentId }
                ),
            cancellationToken
        );
}
