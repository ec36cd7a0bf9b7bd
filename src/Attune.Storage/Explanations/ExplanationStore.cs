using System.Data.Common;
using System.Globalization;
using Attune.Core.Explanations;
using Dapper;

namespace Attune.Storage.Explanations;

/// <summary>Blocks of records in SQL that both databases share.</summary>
public sealed class ExplanationStore(IDatabase database) : IExplanationStore
{
    private const int TrimmedAtOnce = 256;

    public Task AppendAsync(IReadOnlyList<ExplanationBlock> blocks, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                foreach (var block in blocks)
                {
                    await InsertAsync(connection, block);
                }
                return blocks.Count;
            },
            cancellationToken
        );

    public Task<IReadOnlyList<ExplanationBlock>> ListAsync(
        string workspaceId,
        ExplanationQuery query,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<ExplanationBlock>>(
            async connection =>
            {
                var sql =
                    "SELECT id AS Id, first_at AS FirstAt, last_at AS LastAt, records AS Records, entries AS Entries "
                    + "FROM explanation_blocks WHERE workspace_id = @workspaceId"
                    + (query.Before is null ? "" : " AND id < @before")
                    + (query.From is null ? "" : " AND last_at >= @from")
                    + (query.To is null ? "" : " AND first_at <= @to")
                    + " ORDER BY id DESC LIMIT @limit";
                var rows = await connection.QueryAsync<BlockRow>(
                    sql,
                    new
                    {
                        workspaceId,
                        before = query.Before is { } before ? Text(before) : "",
                        from = query.From?.ToUnixTimeMilliseconds() ?? 0,
                        to = query.To?.ToUnixTimeMilliseconds() ?? 0,
                        limit = query.Limit,
                    }
                );
                return
                [
                    .. rows.Select(row => new ExplanationBlock
                    {
                        Id = Guid.Parse(row.Id),
                        WorkspaceId = workspaceId,
                        First = DateTimeOffset.FromUnixTimeMilliseconds(row.FirstAt),
                        Last = DateTimeOffset.FromUnixTimeMilliseconds(row.LastAt),
                        Records = (int)row.Records,
                        Index = row.Entries,
                    }),
                ];
            },
            cancellationToken
        );

    public Task<byte[]?> ReadAsync(string workspaceId, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.QuerySingleOrDefaultAsync<byte[]?>(
                    "SELECT data FROM explanation_data WHERE workspace_id = @workspaceId AND id = @id",
                    new { workspaceId, id = Text(id) }
                ),
            cancellationToken
        );

    public Task ReplaceAsync(
        string workspaceId,
        Guid id,
        ExplanationBlock? block,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                await DeleteAsync(connection, workspaceId, Text(id));
                if (block is not null)
                {
                    await InsertAsync(connection, block);
                }
                return 0;
            },
            cancellationToken
        );

    public async Task<int> TrimAsync(DateTimeOffset before, long bytes, CancellationToken cancellationToken)
    {
        var trimmed = 0;
        while (true)
        {
            var gone = await database.WriteAsync(
                connection => TrimOnceAsync(connection, before.ToUnixTimeMilliseconds(), bytes),
                cancellationToken
            );
            trimmed += gone;
            if (gone < TrimmedAtOnce)
            {
                return trimmed;
            }
        }
    }

    private static async Task<int> TrimOnceAsync(DbConnection connection, long beforeMs, long bytes)
    {
        var total = await connection.ExecuteScalarAsync<long>(
            "SELECT CAST(COALESCE(SUM(bytes), 0) AS BIGINT) FROM explanation_blocks"
        );
        var oldest = await connection.QueryAsync<(string WorkspaceId, string Id, long LastAt, long Bytes)>(
            "SELECT workspace_id, id, last_at, bytes FROM explanation_blocks ORDER BY last_at LIMIT @limit",
            new { limit = TrimmedAtOnce }
        );
        var gone = 0;
        foreach (var block in oldest)
        {
            if (block.LastAt >= beforeMs && total <= bytes)
            {
                break;
            }
            await DeleteAsync(connection, block.WorkspaceId, block.Id);
            total -= block.Bytes;
            gone++;
        }
        return gone;
    }

    private static async Task InsertAsync(DbConnection connection, ExplanationBlock block)
    {
        var id = Text(block.Id);
        var data = block.Data.ToArray();
        await connection.ExecuteAsync(
            """
            INSERT INTO explanation_blocks (workspace_id, id, first_at, last_at, records, bytes, entries)
            VALUES (@WorkspaceId, @id, @first, @last, @Records, @bytes, @entries)
            """,
            new
            {
                block.WorkspaceId,
                id,
                first = block.First.ToUnixTimeMilliseconds(),
                last = block.Last.ToUnixTimeMilliseconds(),
                block.Records,
                bytes = (long)data.Length + block.Index.Length,
                entries = block.Index.ToArray(),
            }
        );
        await connection.ExecuteAsync(
            "INSERT INTO explanation_data (workspace_id, id, data) VALUES (@WorkspaceId, @id, @data)",
            new
            {
                block.WorkspaceId,
                id,
                data,
            }
        );
    }

    private static async Task DeleteAsync(DbConnection connection, string workspaceId, string id)
    {
        await connection.ExecuteAsync(
            "DELETE FROM explanation_blocks WHERE workspace_id = @workspaceId AND id = @id",
            new { workspaceId, id }
        );
        await connection.ExecuteAsync(
            "DELETE FROM explanation_data WHERE workspace_id = @workspaceId AND id = @id",
            new { workspaceId, id }
        );
    }

    private static string Text(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);

    private sealed class BlockRow
    {
        public string Id { get; init; } = "";

        public long FirstAt { get; init; }

        public long LastAt { get; init; }

        public long Records { get; init; }

        public byte[] Entries { get; init; } = [];
    }
}
