using System.Data.Common;
using Attune.Core.Users;
using Attune.Core.Users.Browsing;
using Dapper;

namespace Attune.Storage.Users;

/// <summary>Users by their identifiers in SQL that both databases share.</summary>
public sealed class UserIndex(IDatabase database) : IUserIndex
{
    private const int Blocks = 20;
    private const string OfWorkspace =
        "workspace = (SELECT number FROM workspace_numbers WHERE workspace = @workspaceId)";

    private static readonly string[] Kinds = [Identifier.CustomerId, Identifier.VisitorId];

    public Task<long> CountAsync(string workspaceId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<long>(
                    $"SELECT COUNT(DISTINCT user_id) FROM user_aliases WHERE {OfWorkspace}",
                    new { workspaceId }
                ),
            cancellationToken
        );

    public Task<IReadOnlyList<Identifier>> ListAsync(
        string workspaceId,
        string kind,
        string prefix,
        string? after,
        int limit,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<Identifier>>(
            async connection =>
            {
                var values = await connection.QueryAsync<string>(
                    $"""
                    SELECT DISTINCT value FROM user_aliases
                    WHERE {OfWorkspace} AND kind = @kind AND value >= @prefix AND value < @end AND value > @after
                    ORDER BY value LIMIT @limit
                    """,
                    new
                    {
                        workspaceId,
                        kind,
                        prefix,
                        end = prefix + char.MaxValue,
                        after = after ?? "",
                        limit = Math.Clamp(limit, 1, 5_000),
                    }
                );
                return [.. values.Select(value => new Identifier(kind, value))];
            },
            cancellationToken
        );

    public Task<IReadOnlyList<Identifier>> SampleAsync(
        string workspaceId,
        int size,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<Identifier>>(
            async connection =>
            {
                var counts = new long[Kinds.Length];
                for (var i = 0; i < Kinds.Length; i++)
                {
                    counts[i] = await connection.ExecuteScalarAsync<long>(
                        $"SELECT COUNT(*) FROM user_aliases WHERE {OfWorkspace} AND kind = @kind",
                        new { workspaceId, kind = Kinds[i] }
                    );
                }
                var sample = new List<Identifier>();
                for (var i = 0; i < Kinds.Length; i++)
                {
                    var share = counts.Sum() <= size ? counts[i] : size * counts[i] / counts.Sum();
                    await AddAsync(connection, workspaceId, Kinds[i], counts[i], share, sample);
                }
                return sample;
            },
            cancellationToken
        );

    private static async Task AddAsync(
        DbConnection connection,
        string workspaceId,
        string kind,
        long count,
        long share,
        List<Identifier> sample
    )
    {
        var blocks = share >= count ? 1 : Blocks;
        for (var block = 0; block < blocks && share > 0; block++)
        {
            var values = await connection.QueryAsync<string>(
                $"""
                SELECT value FROM user_aliases WHERE {OfWorkspace} AND kind = @kind
                ORDER BY value LIMIT @limit OFFSET @offset
                """,
                new
                {
                    workspaceId,
                    kind,
                    limit = (share + blocks - 1) / blocks,
                    offset = count * block / blocks,
                }
            );
            sample.AddRange(values.Select(value => new Identifier(kind, value)));
        }
    }
}
