using System.Data.Common;
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
                await CatalogRows.UpsertAsync(connection, database.Dialect, workspaceId, catalogId, items);
                return true;
            },
            cancellationToken
        );

    public Task<IReadOnlyList<string>> InsertAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<CatalogItem> items,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync<IReadOnlyList<string>>(
            async connection =>
            {
                // The catalog's row first: nobody else can add the same items in between.
                await CatalogRows.AdvanceAsync(connection, workspaceId, catalogId, places: 0);
                var ids = items.Select(item => item.Id).ToList();
                var there = (await FindAsync(connection, workspaceId, catalogId, ids)).ToDictionary(row => row.Id);
                var added = items.Where(item => !there.ContainsKey(item.Id)).ToList();
                if (added.Count > 0)
                {
                    await CatalogRows.UpsertAsync(connection, database.Dialect, workspaceId, catalogId, added);
                }
                return [.. there.Keys];
            },
            cancellationToken
        );

    public Task<IReadOnlyList<string>> ChangeAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids,
        Func<CatalogItem, CatalogItem> change,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync<IReadOnlyList<string>>(
            async connection =>
            {
                await CatalogRows.AdvanceAsync(connection, workspaceId, catalogId, places: 0);
                var there = await FindAsync(connection, workspaceId, catalogId, ids);
                var changed = there.Select(row => change(row.ToItem())).ToList();
                if (changed.Count > 0)
                {
                    await CatalogRows.UpsertAsync(connection, database.Dialect, workspaceId, catalogId, changed);
                }
                return [.. there.Select(row => row.Id)];
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
        var rows = await database.ReadAsync(
            connection => FindAsync(connection, workspaceId, catalogId, ids),
            cancellationToken
        );
        var found = rows.ToDictionary(row => row.Id, row => row.ToItem(), StringComparer.Ordinal);
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
                await CatalogRows.AdvanceAsync(connection, workspaceId, catalogId, places: 0);
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

    public Task DeleteCatalogAsync(string workspaceId, string catalogId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                foreach (var table in (string[])["catalog_import_rejects", "catalog_imports", "catalog_items"])
                {
                    await connection.ExecuteAsync(
                        $"DELETE FROM {table} WHERE workspace_id = @workspaceId AND catalog_id = @catalogId",
                        new { workspaceId, catalogId }
                    );
                }
                return true;
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

    private async Task<List<Row>> FindAsync(
        DbConnection connection,
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids
    )
    {
        var found = new List<Row>();
        foreach (var chunk in ids.Distinct(StringComparer.Ordinal).Chunk(IdChunk))
        {
            found.AddRange(
                await connection.QueryAsync<Row>(
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
                )
            );
        }
        return found;
    }

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
