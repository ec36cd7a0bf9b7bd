using System.Data.Common;
using System.Runtime.CompilerServices;
using Attune.Core.Content.Recommendations;
using Attune.Core.Events;
using Attune.Storage.Events;
using Dapper;

namespace Attune.Storage.Content;

/// <summary>Interactions in either database, in SQL that both understand.</summary>
internal sealed class InteractionStore(IDatabase database) : IInteractionStore
{
    private const int PageSize = 5_000;
    private const int Served = 0;
    private const int Fresh = 1;

    public Task<IReadOnlyList<InteractionDelta>> ApplyAsync(
        IReadOnlyList<UserInteractions> changes,
        ProjectionMove move,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync<IReadOnlyList<InteractionDelta>>(
            async connection =>
            {
                var deltas = new List<InteractionDelta>();
                foreach (var change in changes)
                {
                    deltas.AddRange(await WriteAsync(connection, change, Served));
                }
                await ProjectionCheckpoints.MoveAsync(connection, move);
                return deltas;
            },
            cancellationToken
        );

    public Task BeginReplayAsync(string workspaceId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await ClearAsync(connection, workspaceId, Fresh);
                return true;
            },
            cancellationToken
        );

    public Task ReplayAsync(IReadOnlyList<UserInteractions> changes, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                foreach (var change in changes)
                {
                    await WriteAsync(connection, change, Fresh);
                }
                return true;
            },
            cancellationToken
        );

    public Task EndReplayAsync(ProjectionReplay replay, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await ClearAsync(connection, replay.WorkspaceId, Served);
                foreach (var table in (string[])["item_interactions", "item_days"])
                {
                    await connection.ExecuteAsync(
                        $"UPDATE {table} SET fresh = 0 WHERE workspace_id = @WorkspaceId AND fresh = 1",
                        new { replay.WorkspaceId }
                    );
                }
                await ProjectionCheckpoints.EndAsync(connection, replay);
                return true;
            },
            cancellationToken
        );

    public Task<IReadOnlyList<InteractionDelta>> EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync<IReadOnlyList<InteractionDelta>>(
            async connection =>
            {
                var deltas = new List<InteractionDelta>();
                foreach (var userId in userIds)
                {
                    var gone = new UserInteractions(workspaceId, userId, [], [], Forget: true);
                    deltas.AddRange(await WriteAsync(connection, gone, Served));
                    await WriteAsync(connection, gone, Fresh);
                }
                return deltas;
            },
            cancellationToken
        );

    public async IAsyncEnumerable<(Guid UserId, ItemActionKind Kind, string Item)> ReadAsync(
        string workspaceId,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var last = new Row();
        while (true)
        {
            var (user, kind, item) = (last.UserId, last.Kind, last.Item);
            var rows = await database.ReadAsync(
                async connection =>
                    (
                        await connection.QueryAsync<Row>(
                            """
                            SELECT user_id AS UserId, kind AS Kind, item_id AS Item FROM item_interactions
                            WHERE workspace_id = @workspaceId AND fresh = 0
                                AND (user_id, kind, item_id) > (@user, @kind, @item)
                            ORDER BY user_id, kind, item_id LIMIT @PageSize
                            """,
                            new
                            {
                                workspaceId,
                                user,
                                kind,
                                item,
                                PageSize,
                            }
                        )
                    ).AsList(),
                cancellationToken
            );
            foreach (var row in rows)
            {
                yield return (Guid.Parse(row.UserId), (ItemActionKind)row.Kind, row.Item);
            }
            if (rows.Count < PageSize)
            {
                yield break;
            }
            last = rows[^1];
        }
    }

    public async Task<IReadOnlyList<DayCount>> ReadDaysAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            connection =>
                connection.QueryAsync<DayRow>(
                    """
                    SELECT kind AS Kind, day AS Day, item_id AS Item, times AS Times FROM item_days
                    WHERE workspace_id = @workspaceId AND fresh = 0
                    """,
                    new { workspaceId }
                ),
            cancellationToken
        );
        return [.. rows.Select(row => new DayCount((ItemActionKind)row.Kind, row.Item, (int)row.Day, row.Times))];
    }

    private static async Task ClearAsync(DbConnection connection, string workspaceId, int fresh)
    {
        foreach (var table in (string[])["item_interactions", "item_days"])
        {
            await connection.ExecuteAsync(
                $"DELETE FROM {table} WHERE workspace_id = @workspaceId AND fresh = @fresh",
                new { workspaceId, fresh }
            );
        }
    }

    private static async Task<IEnumerable<InteractionDelta>> WriteAsync(
        DbConnection connection,
        UserInteractions change,
        int fresh
    )
    {
        var workspaceId = change.WorkspaceId;
        var userId = change.UserId.ToString();
        var before = (
            await connection.QueryAsync<Row>(
                """
                SELECT user_id AS UserId, kind AS Kind, item_id AS Item FROM item_interactions
                WHERE workspace_id = @workspaceId AND fresh = @fresh AND user_id = @userId
                """,
                new
                {
                    workspaceId,
                    fresh,
                    userId,
                }
            )
        ).AsList();
        var deltas = new List<InteractionDelta>();
        if (change.Forget)
        {
            await connection.ExecuteAsync(
                """
                DELETE FROM item_interactions
                WHERE workspace_id = @workspaceId AND fresh = @fresh AND user_id = @userId
                """,
                new
                {
                    workspaceId,
                    fresh,
                    userId,
                }
            );
            AddDeltas(deltas, workspaceId, before, []);
            before = [];
        }
        await connection.ExecuteAsync(
            """
            INSERT INTO item_interactions (workspace_id, fresh, user_id, kind, item_id, times, last_ms)
            VALUES (@workspaceId, @fresh, @userId, @kind, @Item, @Count, @LastMs)
            ON CONFLICT (workspace_id, fresh, user_id, kind, item_id)
            DO UPDATE SET times = item_interactions.times + excluded.times,
                last_ms = CASE WHEN excluded.last_ms > item_interactions.last_ms
                    THEN excluded.last_ms ELSE item_interactions.last_ms END
            """,
            change.Items.Select(item => new
            {
                workspaceId,
                fresh,
                userId,
                kind = (long)item.Kind,
                Item = Text(item.Item),
                item.Count,
                item.LastMs,
            })
        );
        await connection.ExecuteAsync(
            """
            INSERT INTO item_days (workspace_id, fresh, kind, day, item_id, times)
            VALUES (@workspaceId, @fresh, @kind, @Day, @Item, @Count)
            ON CONFLICT (workspace_id, fresh, kind, day, item_id)
            DO UPDATE SET times = item_days.times + excluded.times
            """,
            change.Days.Select(day => new
            {
                workspaceId,
                fresh,
                kind = (long)day.Kind,
                day.Day,
                Item = Text(day.Item),
                day.Count,
            })
        );
        var added = change.Items.Select(item => new Row { Kind = (long)item.Kind, Item = Text(item.Item) });
        if (change.Items.Count > 0)
        {
            AddDeltas(deltas, workspaceId, before, [.. added]);
        }
        return deltas;
    }

    /// <summary>Pairs are of two sorts: items acted on in any way, and items bought.</summary>
    private static void AddDeltas(
        List<InteractionDelta> deltas,
        string workspaceId,
        IReadOnlyList<Row> before,
        IReadOnlyList<Row> added
    )
    {
        foreach (var purchase in (bool[])[false, true])
        {
            var known = Items(before, purchase);
            var fresh = Items(added, purchase).Except(known).Take(InteractionDelta.MaxItems - known.Count).ToList();
            if (added.Count == 0 ? known.Count > 0 : fresh.Count > 0)
            {
                deltas.Add(new InteractionDelta(workspaceId, purchase, known, fresh));
            }
        }
    }

    private static List<string> Items(IReadOnlyList<Row> rows, bool purchase) =>
        [
            .. rows.Where(row => !purchase || row.Kind == (long)ItemActionKind.Purchase)
                .Select(row => row.Item)
                .Distinct(StringComparer.Ordinal)
                .Take(InteractionDelta.MaxItems),
        ];

    // PostgreSQL keeps no NUL in a text.
    private static string Text(string item) => item.Replace("\0", "\uFFFD", StringComparison.Ordinal);

    private sealed record Row
    {
        public string UserId { get; init; } = "";

        public long Kind { get; init; }

        public string Item { get; init; } = "";
    }

    private sealed record DayRow
    {
        public long Kind { get; init; }

        public long Day { get; init; }

        public string Item { get; init; } = "";

        public long Times { get; init; }
    }
}
