using System.Data.Common;
using Attune.Core.Content.Catalogs;
using Dapper;

namespace Attune.Storage.Content;

/// <summary>Writes catalog items inside a transaction of either database.</summary>
internal static class CatalogRows
{
    private const string Advance = """
        INSERT INTO catalog_versions (workspace_id, catalog_id, version, next_position)
        VALUES (@workspaceId, @catalogId, 1, @places)
        ON CONFLICT (workspace_id, catalog_id)
        DO UPDATE SET version = catalog_versions.version + 1, next_position = catalog_versions.next_position + @places
        RETURNING next_position
        """;

    private const string Replace = """
        ON CONFLICT (workspace_id, catalog_id, item_id)
        DO UPDATE SET json = excluded.json, updated_at = excluded.updated_at
        """;

    private const string Insert = """
        INSERT INTO catalog_items (workspace_id, catalog_id, item_id, position, json, created_at, updated_at)
        VALUES (@WorkspaceId, @CatalogId, @ItemId, @Position, @Json, @CreatedAt, @UpdatedAt)
        """;

    // One statement for many rows: a million of them would each wait for the network otherwise.
    private const string InsertMany = """
        INSERT INTO catalog_items (workspace_id, catalog_id, item_id, position, json, created_at, updated_at)
        SELECT @workspaceId, @catalogId, * FROM unnest(@ids, @positions, @jsons, @createdAts, @updatedAts)
        """;

    /// <summary>Notes a write of the catalog; taking its row first also makes its writers wait for each other.</summary>
    /// <returns>The place after the new ones.</returns>
    public static Task<long> AdvanceAsync(DbConnection connection, string workspaceId, string catalogId, long places) =>
        connection.ExecuteScalarAsync<long>(
            Advance,
            new
            {
                workspaceId,
                catalogId,
                places,
            }
        );

    /// <summary>Inserts or replaces items; none may be among them twice.</summary>
    public static async Task UpsertAsync(
        DbConnection connection,
        DatabaseDialect dialect,
        string workspaceId,
        string catalogId,
        IReadOnlyList<CatalogItem> items
    )
    {
        var first = await AdvanceAsync(connection, workspaceId, catalogId, items.Count) - items.Count;
        if (dialect == DatabaseDialect.Postgres)
        {
            await connection.ExecuteAsync(
                $"{InsertMany} {Replace}",
                new
                {
                    workspaceId,
                    catalogId,
                    ids = items.Select(item => item.Id).ToArray(),
                    positions = Enumerable.Range(0, items.Count).Select(at => first + at).ToArray(),
                    jsons = items.Select(item => item.Json.ToArray()).ToArray(),
                    createdAts = items.Select(item => item.CreatedAt.ToUnixTimeMilliseconds()).ToArray(),
                    updatedAts = items.Select(item => item.UpdatedAt.ToUnixTimeMilliseconds()).ToArray(),
                }
            );
            return;
        }
        await connection.ExecuteAsync(
            $"{Insert} {Replace}",
            items.Select(
                (item, index) =>
                    new
                    {
                        WorkspaceId = workspaceId,
                        CatalogId = catalogId,
                        ItemId = item.Id,
                        Position = first + index,
                        Json = item.Json.ToArray(),
                        CreatedAt = item.CreatedAt.ToUnixTimeMilliseconds(),
                        UpdatedAt = item.UpdatedAt.ToUnixTimeMilliseconds(),
                    }
            )
        );
    }
}
