using Attune.Core.Storage;
using Attune.Storage.Tests.Databases;
using Attune.Storage.Tests.Users;

namespace Attune.Storage.Tests.Events;

public sealed class ProjectionTests(TestPostgres postgres) : UserTests(postgres)
{
    private const string Workspace = UserTestBed.Workspace;
    private TallyProjection tally = null!;

    [Theory, EachDatabase]
    public async Task CatchUp_TakesEachCommittedEventInOnce_InOrder_AlsoAfterARestart(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        await bed.ApplyAsync(Did("a", "Viewed"), Did("b", "Viewed"), Did("a", "Bought"));
        await CatchUpAsync(bed);
        await CatchUpAsync(bed);
        await bed.ApplyAsync(Did("c", "Viewed"));
        Assert.Equal(tally.Seen.Order(), tally.Seen);
        Assert.Equal("Bought=1 Viewed=2", await tally.TotalsAsync(Workspace));

        bed = await StartAsync(database);
        await CatchUpAsync(bed);

        Assert.Equal("Bought=1 Viewed=3", await tally.TotalsAsync(Workspace));
        Assert.Single(tally.Seen);
    }

    [Theory, EachDatabase]
    public async Task Fold_KeepsWhatTheProjectionHasNotTakenIn(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        await CatchUpAsync(bed);
        await bed.ApplyAsync(Did("a", "Viewed"));
        await CatchUpAsync(bed);
        await bed.ApplyAsync(Did("a", "Bought"));

        Assert.Equal(1, await bed.FoldAsync());
        await CatchUpAsync(bed);

        Assert.Equal(1, await bed.FoldAsync());
        Assert.Equal("Bought=1 Viewed=1", await tally.TotalsAsync(Workspace));
    }

    [Theory, EachDatabase]
    public async Task CatchUp_OfANewProjection_BeginsWithWhatWasFoldedBefore(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Did("a", "Viewed"), Did("b", "Viewed"));
        Assert.Equal(2, await bed.FoldAsync());
        await bed.ApplyAsync(Did("a", "Bought"));

        bed = await StartAsync(database);
        await CatchUpAsync(bed);

        Assert.Equal("Bought=1 Viewed=2", await tally.TotalsAsync(Workspace));
    }

    [Theory, EachDatabase]
    public async Task Replay_GivesTheSameTotals_FromFoldedAndUnfoldedHistory(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        for (var i = 0; i < 300; i++)
        {
            await bed.ApplyAsync(Did($"c{i % 7}", i % 3 == 0 ? "Bought" : "Viewed"));
        }
        await CatchUpAsync(bed);
        await bed.FoldAsync();
        await bed.ApplyAsync(Did("c1", "Bought"), Did("new", "Viewed"));
        await CatchUpAsync(bed);
        await bed.ApplyAsync(Did("c2", "Viewed"));
        Assert.Equal("Bought=101 Viewed=201", await tally.TotalsAsync(Workspace));

        await bed.Projections.ReplayAsync(TallyProjection.ProjectionName, Workspace, Cancellation);
        await CatchUpAsync(bed);

        Assert.Equal("Bought=101 Viewed=202", await tally.TotalsAsync(Workspace));
    }

    [Theory, EachDatabase]
    public async Task CatchUp_OfANewVersion_ReplaysEveryWorkspace(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        await bed.ApplyAsync(Did("a", "Viewed"));
        await bed.Directory.ApplyAsync("other", [Did("a", "Bought")], Cancellation);
        await CatchUpAsync(bed);
        await bed.FoldAsync();
        bed = await StartAsync(database, version: 2);
        tally.Seen.Clear();

        await CatchUpAsync(bed);

        Assert.Equal("Viewed=1", await tally.TotalsAsync(Workspace));
        Assert.Equal("Bought=1", await tally.TotalsAsync("other"));
        Assert.Empty(tally.Seen);
    }

    [Theory, EachDatabase]
    public async Task Replay_CutShort_IsBegunAgain(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        await bed.ApplyAsync(Did("a", "Viewed"), Did("b", "Viewed"));
        await CatchUpAsync(bed);
        tally.FailReplayOnce = true;
        await bed.Projections.ReplayAsync(TallyProjection.ProjectionName, Workspace, Cancellation);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => CatchUpAsync(bed));
        Assert.Equal("Viewed=2", await tally.TotalsAsync(Workspace));

        await bed.ApplyAsync(Did("b", "Viewed"));
        await CatchUpAsync(bed);

        Assert.Equal("Viewed=3", await tally.TotalsAsync(Workspace));
    }

    [Theory, EachDatabase]
    public async Task CatchUp_WhereTheCommitFails_KeepsNeitherOutputNorCheckpoint(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        await CatchUpAsync(bed);
        await bed.ApplyAsync(Did("a", "Viewed"));
        tally.FailOnce = true;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => CatchUpAsync(bed));

        Assert.Equal("", await tally.TotalsAsync(Workspace));
        await CatchUpAsync(bed);
        Assert.Equal("Viewed=1", await tally.TotalsAsync(Workspace));
    }

    [Theory, EachDatabase]
    public async Task CatchUp_LeavesOutAChangeThatCannotBeTakenIn_AndGoesOn(DatabaseDialect database)
    {
        var bed = await StartAsync(database);
        tally.Poison = "Poison";
        await CatchUpAsync(bed);
        await bed.ApplyAsync(Did("a", "Viewed"), Did("b", "Poison"), Did("c", "Viewed"));

        await CatchUpAsync(bed);

        Assert.Equal("Viewed=2", await tally.TotalsAsync(Workspace));
        Assert.Equal(3, await bed.FoldAsync());
        await bed.Projections.ReplayAsync(TallyProjection.ProjectionName, Workspace, Cancellation);
        await CatchUpAsync(bed);
        Assert.Equal("Viewed=2", await tally.TotalsAsync(Workspace));
    }

    private static Core.Users.UserChange Did(string customer, string name) =>
        Changes.Customer(customer).Did(name, Start, Guid.NewGuid());

    private static Task CatchUpAsync(UserTestBed bed) =>
        bed.Projections.CatchUpAsync(TallyProjection.ProjectionName, Cancellation);

    private async Task<UserTestBed> StartAsync(DatabaseDialect dialect, int version = 1)
    {
        var bed = await OpenAsync(dialect, projections: database => [tally = new TallyProjection(database, version)]);
        await TallyProjection.CreateTablesAsync(bed.Database);
        return bed;
    }
}
