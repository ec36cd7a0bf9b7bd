using System.Data.Common;
using Attune.Core.Analytics.Rollups;
using Attune.Core.Events;
using Attune.Storage.Events;
using Dapper;

namespace Attune.Storage.Analytics;

/// <summary>Totals in either database. A statement adds many rows at once; none is read, changed and written back.</summary>
internal sealed class AnalyticsStore(IDatabase database) : IAnalyticsStore
{
    private const int SeriesAtOnce = 20;
    private const int RowsAtOnce = 2_000;
    private readonly SeriesNumbers series = new();

    public Task<AnalyticsOutput?> OutputAsync(string workspaceId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
            {
                var row = await connection.QuerySingleOrDefaultAsync<OutputRow>(
                    """
                    SELECT o.generation AS Generation, o.time_zone AS TimeZone, o.plan AS Plan,
                        (SELECT count(*) FROM projection_replays r WHERE r.workspace_id = o.workspace_id AND r.name = 'analytics') AS Replays
                    FROM analytics_outputs o WHERE o.workspace_id = @workspaceId
                    """,
                    new { workspaceId }
                );
                return row is null
                    ? null
                    : new AnalyticsOutput(row.Generation, row.TimeZone, row.Plan, row.Replays > 0);
            },
            cancellationToken
        );

    public Task<AnalyticsOutput> CreateAsync(
        string workspaceId,
        string timeZone,
        string plan,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync(
            async connection =>
            {
                var generation = await NextAsync(connection);
                await connection.ExecuteAsync(
                    """
                    INSERT INTO analytics_outputs (workspace_id, generation, time_zone, plan)
                    VALUES (@workspaceId, @generation, @timeZone, @plan)
                    """,
                    new
                    {
                        workspaceId,
                        generation,
                        timeZone,
                        plan,
                    }
                );
                return new AnalyticsOutput(generation, timeZone, plan, false);
            },
            cancellationToken
        );

    public Task SavePlanAsync(string workspaceId, string plan, string? replay, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async connection =>
            {
                await connection.ExecuteAsync(
                    "UPDATE analytics_outputs SET plan = @plan WHERE workspace_id = @workspaceId",
                    new { workspaceId, plan }
                );
                if (replay is not null)
                {
                    await ProjectionCheckpoints.RequestAsync(connection, replay, workspaceId);
                }
                return true;
            },
            cancellationToken
        );

    public async Task<IReadOnlyDictionary<Guid, byte[]>> FactsAsync(
        long generation,
        IReadOnlyList<Guid> userIds,
        CancellationToken cancellationToken
    )
    {
        var isPostgres = database.Dialect == DatabaseDialect.Postgres;
        var facts = new Dictionary<Guid, byte[]>();
        foreach (var chunk in userIds.Chunk(500))
        {
            await database.ReadAsync(
                async connection =>
                {
                    if (isPostgres)
                    {
                        var rows = await connection.QueryAsync<(Guid Id, byte[] Facts)>(
                            "SELECT user_id, facts FROM analytics_facts WHERE generation = @generation AND user_id = ANY(@chunk)",
                            new { generation, chunk }
                        );
                        foreach (var row in rows)
                        {
                            facts[row.Id] = row.Facts;
                        }
                        return true;
                    }
                    var ids = chunk.Select(BytesOf).ToArray();
                    foreach (
                        var row in await connection.QueryAsync<(byte[] Id, byte[] Facts)>(
                            "SELECT user_id, facts FROM analytics_facts WHERE generation = @generation AND user_id IN @ids",
                            new { generation, ids }
                        )
                    )
                    {
                        facts[new Guid(row.Id, bigEndian: true)] = row.Facts;
                    }
                    return true;
                },
                cancellationToken
            );
        }
        return facts;
    }

    public async Task WriteAsync(
        IReadOnlyList<AnalyticsWrite> writes,
        ProjectionMove? move,
        CancellationToken cancellationToken
    )
    {
        var made = new Dictionary<(long, SeriesKey), long>();
        try
        {
            await database.WriteAsync(
                async connection =>
                {
                    made.Clear();
                    if (move is { } step)
                    {
                        await ProjectionCheckpoints.MoveAsync(connection, step);
                    }
                    foreach (var write in writes)
                    {
                        await WriteFactsAsync(connection, write);
                        await WriteCellsAsync(connection, write, Grain.Quarter, made);
                        await WriteCellsAsync(connection, write, Grain.Day, made);
                        await WriteOutcomesAsync(connection, write);
                    }
                    return true;
                },
                cancellationToken
            );
        }
        catch
        {
            series.Unlearn();
            throw;
        }
        series.Learn(made);
    }

    public Task<long?> BuildingAsync(string workspaceId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
                connection.ExecuteScalarAsync<long?>(
                    "SELECT building FROM analytics_outputs WHERE workspace_id = @workspaceId",
                    new { workspaceId }
                ),
            cancellationToken
        );

    public async Task<long> BeginAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var (generation, before) = await database.WriteAsync(
            async connection =>
            {
                var next = await NextAsync(connection);
                var old = await connection.ExecuteScalarAsync<long?>(
                    "SELECT building FROM analytics_outputs WHERE workspace_id = @workspaceId",
                    new { workspaceId }
                );
                await connection.ExecuteAsync(
                    "UPDATE analytics_outputs SET building = @next WHERE workspace_id = @workspaceId",
                    new { workspaceId, next }
                );
                return (next, old);
            },
            cancellationToken
        );
        if (before is { } cut)
        {
            await PurgeAsync(cut, cancellationToken);
        }
        return generation;
    }

    public async Task EndAsync(ProjectionReplay replay, string timeZone, CancellationToken cancellationToken)
    {
        var before = await database.WriteAsync(
            async connection =>
            {
                var old = await connection.ExecuteScalarAsync<long>(
                    "SELECT generation FROM analytics_outputs WHERE workspace_id = @WorkspaceId",
                    new { replay.WorkspaceId }
                );
                await connection.ExecuteAsync(
                    """
                    UPDATE analytics_outputs SET generation = building, building = NULL, time_zone = @timeZone
                    WHERE workspace_id = @WorkspaceId AND building IS NOT NULL
                    """,
                    new { replay.WorkspaceId, timeZone }
                );
                await ProjectionCheckpoints.EndAsync(connection, replay);
                return old;
            },
            cancellationToken
        );
        await PurgeAsync(before, cancellationToken);
    }

    public Task<IReadOnlyList<RollupRow>> RowsAsync(RollupQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => RollupReading.ReadAsync(connection, query), cancellationToken);

    public Task<IReadOnlyList<KeyValuePair<OutcomeKey, OutcomeSums>>> OutcomesAsync(
        long generation,
        string experienceId,
        CancellationToken cancellationToken
    ) => database.ReadAsync<IReadOnlyList<KeyValuePair<OutcomeKey, OutcomeSums>>>(async connection => (
                    await connection.QueryAsync<OutcomeRow>(
                        """
                        SELECT experience, goal, metric, basis, audience, arm, bin, users, y, x,
                            yy_high AS YyHigh, yy_low AS YyLow, xx_high AS XxHigh, xx_low AS XxLow,
                            xy_high AS XyHigh, xy_low AS XyLow
                        FROM analytics_outcomes WHERE generation = @generation AND experience = @experienceId
                        """,
                        new { generation, experienceId }
                    )
                ).Select(row => row.ToSums()).ToArray(), cancellationToken);

    private static async Task<long> NextAsync(DbConnection connection) =>
        await connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO analytics_numbers (name, value) VALUES ('generation', 1)
            ON CONFLICT (name) DO UPDATE SET value = analytics_numbers.value + 1 RETURNING value
            """
        );

    private static byte[] BytesOf(Guid id) => id.ToByteArray(bigEndian: true);

    private async Task WriteFactsAsync(DbConnection connection, AnalyticsWrite write)
    {
        var isPostgres = database.Dialect == DatabaseDialect.Postgres;
        object KeyOf(Guid id) => isPostgres ? id : BytesOf(id);
        foreach (var (id, facts) in write.Facts)
        {
            await connection.ExecuteAsync(
                facts is null
                    ? "DELETE FROM analytics_facts WHERE generation = @Generation AND user_id = @id"
                    : """
                    INSERT INTO analytics_facts (generation, user_id, facts) VALUES (@Generation, @id, @facts)
                    ON CONFLICT (generation, user_id) DO UPDATE SET facts = excluded.facts
                    """,
                new
                {
                    write.Generation,
                    id = KeyOf(id),
                    facts,
                }
            );
        }
    }

    private async Task WriteCellsAsync(
        DbConnection connection,
        AnalyticsWrite write,
        Grain grain,
        Dictionary<(long, SeriesKey), long> made
    )
    {
        var table = RollupReading.TableOf(grain);
        var cells = write.Cells.Where(cell => cell.Key.Grain == grain).ToArray();
        var ids = await series.ResolveAsync(
            connection,
            write.Generation,
            cells.Select(cell => cell.Key.Series).ToArray(),
            made
        );
        // Names of elements may have been put together, and a statement may touch a row but once.
        var rows = cells
            .Select((cell, i) => (Key: (ids[i], cell.Key.Bucket), cell.Value))
            .GroupBy(row => row.Key)
            .Select(row => (row.Key, Value: row.Aggregate(default(RollupValue), (sum, each) => sum + each.Value)))
            .OrderBy(row => row.Key)
            .ToArray();
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            var bulk = new BulkRows(database.Dialect, chunk.Length)
                .With(i => chunk[i].Key.Item1)
                .With(i => chunk[i].Key.Bucket)
                .With(i => chunk[i].Value.Total)
                .With(i => chunk[i].Value.Uniques)
                .With(i => chunk[i].Value.Amount);
            await connection.ExecuteAsync(
                $"""
                INSERT INTO {table} (series, bucket, total, uniques, amount) {bulk.Select}
                ON CONFLICT (series, bucket) DO UPDATE SET total = {table}.total + excluded.total,
                    uniques = {table}.uniques + excluded.uniques, amount = {table}.amount + excluded.amount
                """,
                bulk.Parameters
            );
        }
    }

    private async Task WriteOutcomesAsync(DbConnection connection, AnalyticsWrite write)
    {
        foreach (var chunk in write.Outcomes.Chunk(RowsAtOnce))
        {
            var bulk = new BulkRows(database.Dialect, chunk.Length)
                .With(_ => write.Generation)
                .With(i => chunk[i].Key.ExperienceId)
                .With(i => chunk[i].Key.Goal)
                .With(i => (short)chunk[i].Key.Metric)
                .With(i => (short)chunk[i].Key.Basis)
                .With(i => chunk[i].Key.AudienceId)
                .With(i => chunk[i].Key.Arm)
                .With(i => chunk[i].Key.Bin)
                .With(i => chunk[i].Value.Users)
                .With(i => chunk[i].Value.Y)
                .With(i => chunk[i].Value.X)
                .With(i => OutcomeRow.High(chunk[i].Value.YY))
                .With(i => OutcomeRow.Low(chunk[i].Value.YY))
                .With(i => OutcomeRow.High(chunk[i].Value.XX))
                .With(i => OutcomeRow.Low(chunk[i].Value.XX))
                .With(i => OutcomeRow.High(chunk[i].Value.XY))
                .With(i => OutcomeRow.Low(chunk[i].Value.XY));
            await connection.ExecuteAsync(
                $"""
                INSERT INTO analytics_outcomes
                    (generation, experience, goal, metric, basis, audience, arm, bin, users, y, x,
                     yy_high, yy_low, xx_high, xx_low, xy_high, xy_low) {bulk.Select}
                ON CONFLICT (generation, experience, goal, metric, basis, audience, arm, bin) DO UPDATE SET
                    users = analytics_outcomes.users + excluded.users,
                    y = analytics_outcomes.y + excluded.y, x = analytics_outcomes.x + excluded.x,
                    yy_high = analytics_outcomes.yy_high + excluded.yy_high,
                    yy_low = analytics_outcomes.yy_low + excluded.yy_low,
                    xx_high = analytics_outcomes.xx_high + excluded.xx_high,
                    xx_low = analytics_outcomes.xx_low + excluded.xx_low,
                    xy_high = analytics_outcomes.xy_high + excluded.xy_high,
                    xy_low = analytics_outcomes.xy_low + excluded.xy_low
                """,
                bulk.Parameters
            );
        }
    }

    /// <summary>Takes a generation away, in pieces, so that others get their turn in between.</summary>
    private async Task PurgeAsync(long generation, CancellationToken cancellationToken)
    {
        while (true)
        {
            var gone = await database.WriteAsync(
                async connection =>
                {
                    var ids = (
                        await connection.QueryAsync<long>(
                            "SELECT id FROM analytics_series WHERE generation = @generation LIMIT @SeriesAtOnce",
                            new { generation, SeriesAtOnce }
                        )
                    ).AsList();
                    foreach (var id in ids)
                    {
                        await connection.ExecuteAsync(
                            """
                            DELETE FROM analytics_quarters WHERE series = @id;
                            DELETE FROM analytics_days WHERE series = @id;
                            DELETE FROM analytics_series WHERE id = @id
                            """,
                            new { id }
                        );
                    }
                    return ids.Count;
                },
                cancellationToken
            );
            if (gone < SeriesAtOnce)
            {
                break;
            }
        }
        await PurgeRowsAsync("analytics_facts", "user_id", generation, cancellationToken);
        await database.WriteAsync(
            connection =>
                connection.ExecuteAsync(
                    "DELETE FROM analytics_outcomes WHERE generation = @generation",
                    new { generation }
                ),
            cancellationToken
        );
        series.Forget(generation);
    }

    private async Task PurgeRowsAsync(string table, string key, long generation, CancellationToken cancellationToken)
    {
        int gone;
        do
        {
            gone = await database.WriteAsync(
                connection =>
                    connection.ExecuteAsync(
                        $"""
                        DELETE FROM {table} WHERE generation = @generation AND {key} IN (
                            SELECT {key} FROM {table} WHERE generation = @generation ORDER BY {key} LIMIT @RowsAtOnce
                        )
                        """,
                        new { generation, RowsAtOnce }
                    ),
                cancellationToken
            );
        } while (gone == RowsAtOnce);
    }

    private sealed record OutputRow
    {
        public long Generation { get; init; }

        public string TimeZone { get; init; } = "";

        public string Plan { get; init; } = "";

        public long Replays { get; init; }
    }
}
