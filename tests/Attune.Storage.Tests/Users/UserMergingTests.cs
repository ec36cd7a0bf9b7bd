using Attune.Core.Storage;
using Attune.Core.Users;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Users;

/// <summary>The merge call of wire.md 5.1.</summary>
public sealed class UserMergingTests(TestPostgres postgres) : UserTests(postgres)
{
    [Theory, EachDatabase]
    public async Task Merge_MovesThirtyDaysOfEvents_AndFillsGaps(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(
            Changes
                .Customer("old")
                .With("colour", "red")
                .With("size", "L")
                .Did("Ancient", Start.AddDays(-31))
                .Did("Recent", Start.AddDays(-29)),
            Changes.Customer("kept").With("colour", "blue").Did("Own", Start.AddDays(-400))
        );
        var gone = (await bed.CustomerAsync("old")).Id;

        Assert.Equal(MergeOutcome.Merged, await MergeAsync(bed, "old", "kept"));

        for (var round = 0; round < 3; round++)
        {
            bed = round == 1 ? await OpenAsync(database) : bed;
            if (round == 2)
            {
                await bed.FoldAsync();
                bed = await OpenAsync(database);
            }
            var user = await bed.CustomerAsync("kept");
            Assert.Equal("blue", user.Attributes["colour"].AsString());
            Assert.Equal("L", user.Attributes["size"].AsString());
            Assert.Equal(2, user.Events.Count);
            Assert.Equal(1, user.Events.CountOf("Own").Count);
            Assert.Equal(1, user.Events.CountOf("Recent").Count);
            Assert.Equal("kept", user.CustomerId);
            Assert.Equal("kept", user.Attributes["uid"].AsString());
            Assert.Equal(user.Id, (await bed.CustomerAsync("old")).Id);
            Assert.Equal(user.Id, (await bed.FindAsync(Identifier.InternalId, gone.ToString()))!.Id);
        }
    }

    [Theory, EachDatabase]
    public async Task Merge_TellsWhatItFound_AndDoesNothingTwice(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("a").Did("E", Start), Changes.Customer("b"), Changes.Customer("c"));
        MergePair[] pairs =
        [
            new("a", "a"),
            new("nobody", "b"),
            new("a", "nobody"),
            new("a", "b"),
            new("a", "b"),
            new("a", "c"),
            new("b", "a"),
        ];

        var outcomes = await bed.Directory.MergeAsync("shop", pairs, Cancellation);
        bed = await OpenAsync(database);
        var again = await bed.Directory.MergeAsync("shop", pairs, Cancellation);

        Assert.Equal(
            [
                MergeOutcome.SameUser,
                MergeOutcome.MergedUserNotFound,
                MergeOutcome.RetainedUserNotFound,
                MergeOutcome.Merged,
                MergeOutcome.AlreadyMerged,
                MergeOutcome.MergedElsewhere,
                MergeOutcome.AlreadyMerged,
            ],
            outcomes
        );
        Assert.Equal(MergeOutcome.AlreadyMerged, again[3]);
        Assert.Equal(MergeOutcome.MergedElsewhere, again[5]);
        Assert.Equal(1, (await bed.CustomerAsync("b")).Events.Count);
        Assert.Equal(0, (await bed.CustomerAsync("c")).Events.Count);
    }

    [Theory, EachDatabase]
    public async Task Merge_CutShort_IsCompletedByRepeatingIt(DatabaseDialect database)
    {
        FaultyUserStore? faulty = null;
        var bed = await OpenAsync(database, wrap: store => faulty = new FaultyUserStore(store));
        await bed.ApplyAsync(Changes.Customer("a").Did("E", Start), Changes.Customer("b"));
        await bed.ApplyAsync(Changes.Customer("c").Did("E", Start), Changes.Customer("d"));
        Assert.Equal(MergeOutcome.Merged, await MergeAsync(bed, "a", "b"));
        faulty!.FailAppends = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => MergeAsync(bed, "c", "d"));
        Assert.Equal(0, (await bed.CustomerAsync("d")).Events.Count);
        Assert.Equal(1, (await bed.CustomerAsync("c")).Events.Count);
        faulty.FailAppends = false;

        var outcomes = await bed.Directory.MergeAsync("shop", [new("a", "b"), new("c", "d")], Cancellation);

        Assert.Equal([MergeOutcome.AlreadyMerged, MergeOutcome.Merged], outcomes);
        Assert.Equal(1, (await bed.CustomerAsync("d")).Events.Count);
    }

    [Theory, EachDatabase]
    public async Task Merge_WhileOthersWrite_LosesNothing(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("a"), Changes.Customer("b"));
        var writes = Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancellation },
            async (i, _) => await bed.ApplyAsync(Changes.Customer(i % 2 == 0 ? "a" : "b").Did("E", Start))
        );
        var outcome = await MergeAsync(bed, "a", "b");
        await writes;

        Assert.Equal(MergeOutcome.Merged, outcome);
        Assert.Equal(200, (await bed.CustomerAsync("b")).Events.Count);
        bed = await OpenAsync(database);
        Assert.Equal(200, (await bed.CustomerAsync("a")).Events.Count);
    }

    private static async Task<MergeOutcome> MergeAsync(UserTestBed bed, string merged, string retained) =>
        Assert.Single(await bed.Directory.MergeAsync("shop", [new MergePair(merged, retained)], Cancellation));
}
