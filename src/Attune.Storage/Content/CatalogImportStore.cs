using System.Data.Common;
using Attune.Core.Content.Catalogs.Imports;
using Dapper;

namespace Attune.Storage.Content;

/// <summary>Imports of catalogs in either database, in SQL that both understand.</summary>
internal sealed class CatalogImportStore(IDatabase database) : ICatalogImportStore
{
    private const string Columns = """
        import_id AS Id, catalog_id AS CatalogId, source AS Source, length AS Length, byte_offset AS ByteOffset,
        line AS Line, imported AS Imported, rejected AS Rejected, finished AS Finished, started_at AS StartedAt,
        updated_at AS UpdatedAt
        """;

    private const string Where =
        "WHERE workspace_id = @workspaceId AND catalog_id = @catalogId AND import_id = @importId";

    public Task<CatalogImport?> FindAsync(
        string workspaceId,
        string catalogId,
        string importId,
        CancellationToken cancellationToken
    ) => database.ReadAsync(connection => FindAsync(connection, workspaceId, catalogId, importId), cancellationToken);

    public Task<CatalogImport> BeginAsync(
        string workspaceId,
        CatalogImport import,
        DateTimeOffset forgetBefore,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                await ForgetAsync(connection, workspaceId, forgetBefore.ToUnixTimeMilliseconds());
                var catalogId = import.CatalogId;
                var importId = import.Id;
                if (await FindAsync(connection, workspaceId, catalogId, importId) is { IsFinished: false } known)
                {
                    return known;
                }
                foreach (var table in (string[])["catalog_import_rejects", "catalog_imports"])
                {
                    await connection.ExecuteAsync(
                        $"DELETE FROM {table} {Where}",
                        new
                        {
                            workspaceId,
                            catalogId,
                            importId,
                        }
                    );
                }
                await connection.ExecuteAsync(
                    """
                    INSERT INTO catalog_imports (workspace_id, catalog_id, import_id, source, length, byte_offset, line,
                        imported, rejected, finished, started_at, updated_at)
                    VALUES (@workspaceId, @catalogId, @importId, @Source, @Length, 0, 0, 0, 0, 0, @now, @now)
                    """,
                    new
                    {
                        workspaceId,
                        catalogId,
                        importId,
                        import.Source,
                        import.Length,
                        now = import.StartedAt.ToUnixTimeMilliseconds(),
                    }
                );
                return import;
            },
            cancellationToken
        );

    public Task<CatalogImport?> CommitAsync(
        string workspaceId,
        string catalogId,
        string importId,
        ImportStep step,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                // First, and with the offset as a condition: of two importers of one file only one gets on.
                var moved = await connection.ExecuteAsync(
                    $"""
                    UPDATE catalog_imports
                    SET byte_offset = @To, line = @Line, imported = imported + @Rows, rejected = rejected + @rejects,
                        updated_at = @updated
                    {Where} AND byte_offset = @From AND finished = 0
                    """,
                    new
                    {
                        workspaceId,
                        catalogId,
                        importId,
                        step.From,
                        step.To,
                        step.Line,
                        step.Rows,
                        rejects = step.Rejected.Count,
                        updated = now.ToUnixTimeMilliseconds(),
                    }
                );
                if (moved > 0)
                {
                    await WriteAsync(connection, workspaceId, catalogId, importId, step);
                }
                return await FindAsync(connection, workspaceId, catalogId, importId);
            },
            cancellationToken
        );

    public Task<bool> FinishAsync(
        string workspaceId,
        string catalogId,
        string importId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
                await connection.ExecuteAsync(
                    $"UPDATE catalog_imports SET finished = 1, updated_at = @updated {Where}",
                    new
                    {
                        workspaceId,
                        catalogId,
                        importId,
                        updated = now.ToUnixTimeMilliseconds(),
                    }
                ) > 0,
            cancellationToken
        );

    public async Task<IReadOnlyList<RejectedRow>> ReadRejectedAsync(
        string workspaceId,
        string catalogId,
        string importId,
        long line,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var rows = await database.ReadAsync(
            connection =>
                connection.QueryAsync<RejectRow>(
                    $"""
                    SELECT line AS Line, reason AS Reason, content AS Content FROM catalog_import_rejects
                    {Where} AND line > @line ORDER BY line LIMIT @limit
                    """,
                    new
                    {
                        workspaceId,
                        catalogId,
                        importId,
                        line,
                        limit,
                    }
                ),
            cancellationToken
        );
        return [.. rows.Select(row => new RejectedRow(row.Line, row.Reason, row.Content))];
    }

    private async Task WriteAsync(
        DbConnection connection,
        string workspaceId,
        string catalogId,
        string importId,
        ImportStep step
    )
    {
        if (step.Items.Count > 0)
        {
            await CatalogRows.UpsertAsync(connection, database.Dialect, workspaceId, catalogId, step.Items);
        }
        await connection.ExecuteAsync(
            """
            INSERT INTO catalog_import_rejects (workspace_id, catalog_id, import_id, line, reason, content)
            VALUES (@workspaceId, @catalogId, @importId, @Line, @Reason, @Text)
            ON CONFLICT (workspace_id, catalog_id, import_id, line) DO NOTHING
            """,
            step.Rejected.Select(row => new
            {
                workspaceId,
                catalogId,
                importId,
                row.Line,
                // PostgreSQL keeps no NUL in a text.
                Reason = row.Reason.Replace("\0", "\uFFFD", StringComparison.Ordinal),
                Text = row.Text.Replace("\0", "\uFFFD", StringComparison.Ordinal),
            })
        );
    }

    private static async Task ForgetAsync(DbConnection connection, string workspaceId, long before)
    {
        await connection.ExecuteAsync(
            """
            DELETE FROM catalog_import_rejects WHERE workspace_id = @workspaceId AND EXISTS (
                SELECT 1 FROM catalog_imports AS old
                WHERE old.workspace_id = catalog_import_rejects.workspace_id
                    AND old.catalog_id = catalog_import_rejects.catalog_id
                    AND old.import_id = catalog_import_rejects.import_id AND old.updated_at < @before)
            """,
            new { workspaceId, before }
        );
        await connection.ExecuteAsync(
            "DELETE FROM catalog_imports WHERE workspace_id = @workspaceId AND updated_at < @before",
            new { workspaceId, before }
        );
    }

    private static async Task<CatalogImport?> FindAsync(
        DbConnection connection,
        string workspaceId,
        string catalogId,
        string importId
    ) =>
        (
            await connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM catalog_imports {Where}",
                new
                {
                    workspaceId,
                    catalogId,
                    importId,
                }
            )
        )?.ToImport();

    private sealed record RejectRow
    {
        public long Line { get; init; }

        public string Reason { get; init; } = "";

        public string Content { get; init; } = "";
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";

        public string CatalogId { get; init; } = "";

        public string Source { get; init; } = "";

        public long Length { get; init; }

        public long ByteOffset { get; init; }

        public long Line { get; init; }

        public long Imported { get; init; }

        public long Rejected { get; init; }

        public long Finished { get; init; }

        public long StartedAt { get; init; }

        public long UpdatedAt { get; init; }

        public CatalogImport ToImport() =>
            new()
            {
                Id = Id,
                CatalogId = CatalogId,
                Source = Source,
                Length = Length,
                Offset = ByteOffset,
                Line = Line,
                Imported = Imported,
                Rejected = Rejected,
                IsFinished = Finished != 0,
                StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(StartedAt),
                UpdatedAt = DateTimeOffset.FromUnixTimeMilliseconds(UpdatedAt),
            };
    }
}
