using Attune.Core.Analytics;
using Attune.Core.Analytics.Rollups;
using Attune.Core.Tests.Analytics.Attribution;
using Attune.Core.Users;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions;
using Attune.Decisions.Users;
using Attune.Storage.Analytics;
using Attune.Storage.Tests.Databases;
using Attune.Storage.Tests.Users;
using Dapper;

namespace Attune.Storage.Tests.Analytics;

/// <summary>Totals kept up over the real store, compared with a recount of raw events.</summary>
public sealed class AnalyticsProjectionTests(TestPostgres postgres) : UserTests(postgres)
{
    private const string Workspace = UserTestBed.Workspace;
    private readonly Configuration configuration = new();
    private AnalyticsStore store = null!;
    private AnalyticsProjection projection = null!;
    private AnalyticsPlans plans = null!;

    [Theory, EachDatabase]
    public async Task Totals_AreThoseOfARecount_HoweverEventsArriveAndAreFolded(DatabaseDialect database)
    {
        var random = new Random(7);
        var users = Enumerable.Range(0, 12).Select(_ => AnyEvents(random, 30)).ToArray();
        var arrived = users.SelectMany((events, user) => events.Select(happened => (user, happened))).ToArray();
        random.Shuffle(arrived);
        var bed = await StartAsync(database);

        var step = 0;
        foreach (var part in arrived.Chunk(17))
        {
            await bed.ApplyAsync(part.Select(each => Did($"c{each.user}", each.happened)).ToArray());
            // Sent again, as by a caller who got no answer.
            await bed.ApplyAsync(Did($"c{part[0].user}", part[0].happened));
            if (++step % 4 == 0)
            {
                await CatchUpAsync(bed);
            }
            if (step % 9 == 0)
            {
                await bed.FoldAsync();
            }
        }
        await CatchUpAsync(bed);

        var expected = Recount.Of(users, "Asia/Kolkata", 36);
        Assert.Equal(expected, await TotalsAsync());
        var dump = await DumpAsync(bed.Database);

        await bed.Projections.ReplayAsync(AnalyticsProjection.ProjectionName, Workspace, Cancellation);
        await CatchUpAsync(bed);

        Assert.Equal(expected, await TotalsAsync());
        Assert.Equal(dump, await DumpAsync(bed.Database));
    }

    [Theory, EachDatabase]
    public async Task ChangeOfTheTimeZone_CountsDaysAnew(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        await bed.ApplyAsync(Did("c", Shop.Shown(0), Shop.Shown(7)));
        await CatchUpAsync(bed);
        Assert.Equal(2, (await TotalsAsync()).Sum(total => total.Value.Uniques));

        configuration.Use(Shop.Workspace("Etc/UTC"));
        await bed.ApplyAsync(Did("d", Shop.Shown(0)));
        await CatchUpAsync(bed);

        Assert.Equal(2, (await TotalsAsync()).Sum(total => total.Value.Uniques));
        Assert.Equal("Etc/UTC", (await store.OutputAsync(Workspace, Cancellation))!.TimeZone);
        Assert.Equal(
            3,
            await bed.Database.ReadAsync(
                c =>
                    c.ExecuteScalarAsync<long>(
                        "SELECT SUM(total) FROM analytics_days JOIN analytics_series ON id = series WHERE measure = 0"
                    ),
                Cancellation
            )
        );
    }

    [Theory, EachDatabase]
    public async Task GoalThatIsAddedLater_CountsWhatHappenedBefore(DatabaseDialect database)
    {
        configuration.Use(Shop.Workspace(goals: []));
        var bed = await StartAsync(database);
        await bed.ApplyAsync(Did("c", Shop.Shown(0), Shop.Ordered(1)));
        await CatchUpAsync(bed);
        await bed.FoldAsync();
        Assert.DoesNotContain(await TotalsAsync(), total => total.Key.StartsWith("View", StringComparison.Ordinal));

        configuration.Use(Shop.Workspace());
        await plans.CurrentAsync(Workspace, Cancellation);
        await CatchUpAsync(bed);

        Assert.Equal(
            Recount.Of(
                [
                    [Shop.Shown(0), Shop.Ordered(1)],
                ],
                "Asia/Kolkata",
                36
            ),
            await TotalsAsync()
        );
    }

    [Theory, EachDatabase]
    public async Task MergedUsers_AreOneUser(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        await bed.ApplyAsync(Did("a", Shop.Shown(0)));
        await bed.ApplyAsync(Did("b", Shop.Shown(1), Shop.Ordered(2)));
        await CatchUpAsync(bed);

        await bed.Directory.MergeAsync(Workspace, [new MergePair("a", "b")], Cancellation);
        await CatchUpAsync(bed);

        var expected = Recount.Of(
            [
                [Shop.Shown(0), Shop.Shown(1), Shop.Ordered(2)],
            ],
            "Asia/Kolkata",
            36
        );
        Assert.Equal(expected, await TotalsAsync());
        await bed.FoldAsync();
        await bed.Projections.ReplayAsync(AnalyticsProjection.ProjectionName, Workspace, Cancellation);
        await CatchUpAsync(bed);
        Assert.Equal(expected, await TotalsAsync());
    }

    [Theory, EachDatabase]
    public async Task ErasedUser_IsTakenOutOfTheTotals(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        await bed.ApplyAsync(Did("a", Shop.Shown(0)));
        await bed.ApplyAsync(Did("b", Shop.Shown(1), Shop.Ordered(2)));
        await CatchUpAsync(bed);

        await bed.Directory.DeleteAsync(
            Workspace,
            new Identifier(Identifier.CustomerId, "b"),
            TimeSpan.Zero,
            Cancellation
        );
        await CatchUpAsync(bed);

        Assert.Equal(
            Recount.Of(
                [
                    [Shop.Shown(0)],
                ],
                "Asia/Kolkata",
                36
            ),
            await TotalsAsync()
        );
        Assert.Equal(
            1,
            await bed.Database.ReadAsync(
                c => c.ExecuteScalarAsync<long>("SELECT count(*) FROM analytics_facts"),
                Cancellation
            )
        );
    }

    [Theory, EachDatabase]
    public async Task ElementsBeyondTheLimit_AreCountedTogether(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        var clicks = Enumerable
            .Range(0, SeriesNumbers.ElementsPerExperience + 50)
            .Select(i => Shop.Clicked(i / 100.0, "1", $"element {i:0000}"))
            .ToArray();
        await bed.ApplyAsync(Did("c", clicks));
        await CatchUpAsync(bed);

        var rows = await RowsAsync(byElement: true);

        var elements = rows.Where(row => row.Measure == Measure.Clicks).ToArray();
        Assert.InRange(elements.Length, SeriesNumbers.ElementsPerExperience, SeriesNumbers.ElementsPerExperience + 1);
        Assert.InRange(elements.Single(row => row.Element == SeriesNumbers.OtherElements).Value.Total, 50, 51);
        Assert.Equal(clicks.Length, elements.Sum(row => row.Value.Total));
    }

    private static UserEvent[] AnyEvents(Random random, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                {
                    var hours = random.Next(0, 200) / 2.0;
                    var variation = random.Next(1, 3) == 1 ? "1" : "2";
                    return random.Next(4) switch
                    {
                        0 => Shop.Shown(hours, variation, (Platform)random.Next(0, 6)),
                        1 => Shop.Clicked(hours, variation, random.Next(2) == 0 ? "Buy" : null),
                        _ => Shop.Ordered(hours, random.Next(1, 300)),
                    };
                }),
        ];

    private static UserChange Did(string customer, params UserEvent[] events) =>
        Changes.Customer(customer) with
        {
            Events = events,
        };

    private static Task CatchUpAsync(UserTestBed bed) =>
        bed.Projections.CatchUpAsync(AnalyticsProjection.ProjectionName, Cancellation);

    private async Task<UserTestBed> StartAsync(DatabaseDialect dialect)
    {
        UserTestBed? bed = null;
        bed = await OpenAsync(
            dialect,
            projections: database =>
            {
                store = new AnalyticsStore(database);
                plans = new AnalyticsPlans(configuration, store);
                projection = new AnalyticsProjection(plans, store, new AnalyticsMetrics());
                return [projection];
            },
            erasures: new Erasure(() => new AnalyticsErasure(new(() => bed!.Projections), projection))
        );
        return bed;
    }

    private async Task<IReadOnlyList<RollupRow>> RowsAsync(bool byElement = false) =>
        await store.RowsAsync(
            new RollupQuery
            {
                Generation = (await store.OutputAsync(Workspace, Cancellation))!.Generation,
                ExperienceId = Shop.Experience,
                Measures = Enum.GetValues<Measure>(),
                Grain = Grain.Day,
                From = 0,
                Until = 100_000,
                ByBucket = !byElement,
                ByVariation = true,
                ByElement = byElement,
            },
            Cancellation
        );

    private async Task<SortedDictionary<string, RollupValue>> TotalsAsync() =>
        Recount.Of(
            (await RowsAsync()).Select(row => new KeyValuePair<RollupCell, RollupValue>(
                new(
                    new SeriesKey(Shop.Experience, row.Measure, row.Goal, "", row.VariationId!, default, ""),
                    Grain.Day,
                    row.Bucket!.Value
                ),
                row.Value
            ))
        );

    /// <summary>Every total and sum that is not 0.</summary>
    private async Task<IReadOnlyList<string>> DumpAsync(IDatabase database)
    {
        var generation = (await store.OutputAsync(Workspace, Cancellation))!.Generation;
        var lines = new List<string>();
        foreach (var table in (string[])["analytics_quarters", "analytics_days"])
        {
            lines.AddRange(
                await database.ReadAsync(
                    connection =>
                        connection.QueryAsync<string>(
                            $"""
                            SELECT '{table} ' || measure || goal || '/' || variation || '/' || platform || '/' || element || '/'
                                || bucket || ' ' || total || ' ' || uniques || ' ' || amount
                            FROM {table} JOIN analytics_series ON id = series
                            WHERE generation = @generation AND (total <> 0 OR uniques <> 0 OR amount <> 0)
                            """,
                            new { generation }
                        ),
                    Cancellation
                )
            );
        }
        var outcomes = await store.OutcomesAsync(generation, Shop.Experience, Cancellation);
        lines.AddRange(
            outcomes.Where(outcome => outcome.Value != default).Select(outcome => $"{outcome.Key} {outcome.Value}")
        );
        lines.Sort(StringComparer.Ordinal);
        Assert.NotEmpty(lines);
        return lines;
    }

    private sealed class Configuration : IWorkspaceSnapshots
    {
        private CompiledWorkspace workspace = Shop.Workspace();

        public void Use(CompiledWorkspace other) => workspace = other;

        public Snapshot Current(string workspaceId) => workspace.Snapshot;

        public CompiledWorkspace Find(string workspaceId) => workspace;
    }

    private sealed class Erasure(Func<AnalyticsErasure> make) : Core.Users.Erasure.IUserErasure
    {
        public Task EraseAsync(
            string workspaceId,
            IReadOnlyList<Guid> userIds,
            IReadOnlyList<Identifier> identifiers,
            CancellationToken cancellationToken
        ) => make().EraseAsync(workspaceId, userIds, identifiers, cancellationToken);
    }
}
