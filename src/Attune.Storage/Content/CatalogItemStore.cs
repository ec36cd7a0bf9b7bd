using System.Runtime.CompilerServices;
using Attune.Core.Content.Catalogs;
using Dapper;

namespace Attune.Storage.Content;

/// <summary>Catalog items in either database, in SQL that both understand.</summary>
internal sealed class CatalogItemStore(IDatabase database) : ICatalogItemStore
{
    /// <summary>Rows read at a time when a catalog is read through.</summary>
    private const int PageSize = 1_000;

    /// <summary>Ids in one statement.</summary>
    private const int IdChunk = 500;

    private const string Columns = "item_id AS Id, json AS Json, created_at AS CreatedAt, updated_at AS UpdatedAt";

    private const string Insert = """
        INSERT INTO catalog_items (workspace_id, catalog_id, item_id, position, json, created_at, updated_at)
        VALUES (@WorkspaceId, @CatalogId, @ItemId, @Position, @Json, @CreatedAt, @UpdatedAt)
        ON CONFLICT (workspace_id, catalog_id, item_id)
        DO UPDATE SET json = excluded.json, updated_at = excluded.updated_at
        """;

    private const string Advance = """
        INSERT INTO catalog_versions (workspace_id, catalog_id, version, next_position)
        VALUES (@workspaceId, @catalogId, 1, @places)
        ON CONFLICT (workspace_id, catalog_id)
        DO UPDATE SET version = catalog_versions.version + 1, next_position = catalog_versions.next_position + @places
        RETURNING next_position
        """;

    // PostgreSQL takes a list as one parameter; for SQLite it is written out.
    private readonly string amongChunk =
        database.Dialect == DatabaseDialect.Postgres ? "item_id = ANY(@chunk)" : "item_id IN @chunk";

    public Task UpsertAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<CatalogItem> items,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                // Taking the catalog's row first also makes writers of one catalog wait for each other.
                var next = await connection.ExecuteScalarAsync<long>(
                    Advance,
                    new
                    {
                        workspaceId,
                        catalogId,
                        places = (long)items.Count,
                    }
                );
                return await connection.ExecuteAsync(
                    Insert,
                    items.Select(
                        (item, index) =>
                            new
                            {
                                WorkspaceId = workspaceId,
                                CatalogId = catalogId,
                                ItemId = item.Id,
                                Position = next - items.Count + index,
                                Json = item.Json.ToArray(),
                                CreatedAt = item.CreatedAt.ToUnixTimeMilliseconds(),
                                UpdatedAt = item.UpdatedAt.ToUnixTimeMilliseconds(),
                            }
                    )
                );
            },
            cancellationToken
        );

    public async Task<IReadOnlyList<CatalogItem>> GetAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, CatalogItem>(StringComparer.Ordinal);
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(IdChunk))
        {
            var rows = await database.ReadAsync(
                connection =>
                    connection.QueryAsync<Row>(
                        $"""
                        SELECT {Columns} FROM catalog_items
                        WHERE workspace_id = @workspaceId AND catalog_id = @catalogId AND {amongChunk}
                        """,
                        new
                        {
                            workspaceId,
                            catalogId,
                            chunk,
                        }
                    ),
                cancellationToken
            );
            foreach (var row in rows)
            {
                found.Add(row.Id, row.ToItem());
            }
        }
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    public async IAsyncEnumerable<CatalogItem> ReadAsync(
        string workspaceId,
        string catalogId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var after = -1L;
        while (true)
        {
            var position = after;
            var rows = await database.ReadAsync(
                async connection =>
                    (
                        await connection.QueryAsync<Row>(
                            $"""
                            SELECT {Columns}, position AS Position FROM catalog_items
                            WHERE workspace_id = @workspaceId AND catalog_id = @catalogId AND position > @position
                            ORDER BY position LIMIT @PageSize
                            """,
                            new
                            {
                                workspaceId,
                                catalogId,
                                position,
                                PageSize,
                            }
                        )
                    ).AsList(),
                cancellationToken
            );
            foreach (var row in rows)
            {
                yield return row.ToItem();
                after = row.Position;
            }
            if (rows.Count < PageSize)
            {
                yield break;
            }
        }
    }

    public Task<long> CountAsync(string workspaceId, string catalogId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM catalog_items WHERE workspace_id = @workspaceId AND catalog_id = @catalogId",
                    new { workspaceId, catalogId }
                ),
            cancellationToken
        );

    public Task<int> DeleteAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteScalarAsync<long>(
                    Advance,
                    new
                    {
                        workspaceId,
                        catalogId,
                        places = 0L,
                    }
                );
                var deleted = 0;
                foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(IdChunk))
                {
                    deleted += await connection.ExecuteAsync(
                        $"""
                        DELETE FROM catalog_items
                        WHERE workspace_id = @workspaceId AND catalog_id = @catalogId AND {amongChunk}
                        """,
                        new
                        {
                            workspaceId,
                            catalogId,
                            chunk,
                        }
                    );
                }
                return deleted;
            },
            cancellationToken
        );

    public Task<long> VersionAsync(string workspaceId, string catalogId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
                await connection.ExecuteScalarAsync<long?>(
                    "SELECT version FROM catalog_versions WHERE workspace_id = @workspaceId AND catalog_id = @catalogId",
                    new { workspaceId, catalogId }
                ) ?? 0,
            cancellationToken
        );

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public byte[] Json { get; init; } = [];

        public long CreatedAt { get; init; }

        public long UpdatedAt { get; init; }

        public long Position { get; init; }

        public CatalogItem ToItem() =>
            new(
                Id,
                Json,
                DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
                DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt)
            );
    }
}
