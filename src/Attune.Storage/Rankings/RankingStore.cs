using System.Text;
using Attune.Core.Rankings;
using Attune.Core.Workspaces;
using Attune.Decisions.Rules;
using Dapper;

namespace Attune.Storage.Rankings;

/// <summary>Rankings in SQL that both databases share.</summary>
public sealed class RankingStore(IDatabase database) : IRankingStore
{
    public Task SaveAsync(
        string workspaceId,
        long computedAtMs,
        IReadOnlyList<AffinityRanking> rankings,
        CancellationToken cancellationToken
    )
    {
        var body = Encoding.UTF8.GetString(WorkspaceJson.Write(rankings).Span);
        return database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    """
                    INSERT INTO affinity_rankings (workspace_id, computed_at, body) VALUES (@workspaceId, @computedAtMs, @body)
                    ON CONFLICT (workspace_id, computed_at) DO UPDATE SET body = excluded.body
                    """,
                    new
                    {
                        workspaceId,
                        computedAtMs,
                        body,
                    }
                ),
            cancellationToken
        );
    }

    public Task<IReadOnlyList<AffinityRanking>?> FindAsync(
        string workspaceId,
        long? computedAtMs,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync(
            async connection =>
            {
                var body = await connection.QueryFirstOrDefaultAsync<string?>(
                    "SELECT body FROM affinity_rankings WHERE workspace_id = @workspaceId"
                        + (computedAtMs is null ? "" : " AND computed_at = @at")
                        + " ORDER BY computed_at DESC LIMIT 1",
                    new { workspaceId, at = computedAtMs ?? 0 }
                );
                return body is null
                    ? null
                    : WorkspaceJson.Read<IReadOnlyList<AffinityRanking>>(Encoding.UTF8.GetBytes(body));
            },
            cancellationToken
        );

    public Task TrimAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    """
                    DELETE FROM affinity_rankings WHERE computed_at < @before AND computed_at < (
                        SELECT MAX(latest.computed_at) FROM affinity_rankings latest
                        WHERE latest.workspace_id = affinity_rankings.workspace_id
                    )
                    """,
                    new { before = before.ToUnixTimeMilliseconds() }
                ),
            cancellationToken
        );
}
