using Attune.Core.Storage;
using Attune.Core.Users;
using Attune.Decisions.Users;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Users;

/// <summary>An event's UUID counts once in a workspace, for ever.</summary>
public sealed class EventDedupeTests(TestPostgres postgres) : UserTests(postgres)
{
    private static readonly Guid Uuid = Guid.Parse("bb997812-4537-47c1-b126-2686efda2e27");

    [Theory, EachDatabase]
    public async Task TheSameUuid_CountsOnce_WithinAChange_ABatch_AndACall(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        var first = await bed.ApplyAsync(Changes.Customer("c").Did("E", Start, Uuid).Did("E", Start, Uuid));
        var batch = await bed.ApplyAsync(
            Changes.Customer("c").Did("E", Start, Guid.Empty),
            Changes.Customer("c").Did("E", Start, Guid.Empty).Did("E", Start, Uuid)
        );

        Assert.Equal((1, 1), (first.EventsCounted, first.EventsRepeated));
        Assert.Equal((1, 0), (batch[0].EventsCounted, batch[0].EventsRepeated));
        Assert.Equal((0, 2), (batch[1].EventsCounted, batch[1].EventsRepeated));
        Assert.Equal(2, (await bed.CustomerAsync("c")).Events.Count);
    }

    [Theory, EachDatabase]
    public async Task TheSameUuid_WithAnotherTimeNameAndUser_CountsOnce(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("a").Did("E", Start, Uuid));

        var other = await bed.ApplyAsync(Changes.Customer("b").Did("F", Start.AddDays(-400), Uuid));

        Assert.Equal((0, 1), (other.EventsCounted, other.EventsRepeated));
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "b"));
    }

    [Theory, EachDatabase]
    public async Task TheSameUuid_CountsOnce_AfterRestartAndFold(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c").Did("E", Start, Uuid));

        bed = await OpenAsync(database);
        Assert.Equal(1, (await bed.ApplyAsync(Changes.Customer("c").Did("E", Start, Uuid))).EventsRepeated);
        await bed.FoldAsync();
        Assert.Equal(1, (await bed.ApplyAsync(Changes.Customer("c").Did("E", Start, Uuid))).EventsRepeated);
        bed = await OpenAsync(database);
        Assert.Equal(1, (await bed.ApplyAsync(Changes.Customer("c").Did("E", Start, Uuid))).EventsRepeated);

        Assert.Equal(1, (await bed.CustomerAsync("c")).Events.Count);
    }

    [Theory, EachDatabase]
    public async Task TheSameUuid_CountsOnce_AfterAMerge(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("a").Did("E", Start, Uuid), Changes.Customer("b").Did("E", Start));
        await bed.Directory.MergeAsync("shop", [new MergePair("a", "b")], Cancellation);

        var again = await bed.ApplyAsync(Changes.Customer("a").Did("E", Start, Uuid));

        Assert.Equal(1, again.EventsRepeated);
        Assert.Equal(2, (await bed.CustomerAsync("b")).Events.Count);
    }

    [Theory, EachDatabase]
    public async Task WithoutUuid_NothingIsTakenForARepetition(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);

        await bed.ApplyAsync(Changes.Customer("c").Did("E", Start).Did("E", Start));
        await bed.ApplyAsync(Changes.Customer("c").Did("E", Start));

        Assert.Equal(3, (await bed.CustomerAsync("c")).Events.Count);
    }

    [Theory, EachDatabase]
    public async Task AUuid_OfARefusedChange_IsFree(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c").With("n", 1L));
        var refused = await bed.ApplyAsync(
            Changes.Customer("c").Did("E", Start, Uuid) with
            {
                AddToArrays = AttributeSet.Empty.With("n", Changes.Array("x")),
            }
        );
        var missed = await bed.ApplyAsync(Changes.Customer("nobody").Did("E", Start, Uuid).ExistingOnly());

        var outcome = await bed.ApplyAsync(Changes.Customer("c").Did("E", Start, Uuid));

        Assert.Equal(ChangeStatus.Refused, refused.Status);
        Assert.Equal(ChangeStatus.NotFound, missed.Status);
        Assert.Equal(1, outcome.EventsCounted);
    }

    [Theory, EachDatabase]
    public async Task AUuid_OfAWriteThatFailed_IsFree(DatabaseDialect database)
    {
        FaultyUserStore? faulty = null;
        var bed = await OpenAsync(database, wrap: store => faulty = new FaultyUserStore(store));
        await bed.ApplyAsync(Changes.Customer("c"));
        faulty!.FailAppends = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            bed.ApplyAsync(Changes.Customer("c").Did("E", Start, Uuid))
        );
        faulty.FailAppends = false;

        var outcome = await bed.ApplyAsync(Changes.Customer("c").Did("E", Start, Uuid));

        Assert.Equal(1, outcome.EventsCounted);
        Assert.Equal(1, (await bed.CustomerAsync("c")).Events.Count);
    }

    [Theory, EachDatabase]
    public async Task ARepetition_IsAcknowledgedOnlyAfterTheFirstIsCommitted(DatabaseDialect database)
    {
        FaultyUserStore? faulty = null;
        var bed = await OpenAsync(database, wrap: store => faulty = new FaultyUserStore(store));
        await bed.ApplyAsync(Changes.Customer("c"), Changes.Customer("d"));
        faulty!.HoldAppends();
        var first = bed.ApplyAsync(Changes.Customer("c").Did("E", Start, Uuid));
        var second = bed.ApplyAsync(Changes.Customer("d").Did("E", Start, Uuid));
        Assert.False(second.IsCompleted);

        faulty.LetHeldAppendsFail();
        await Assert.ThrowsAsync<StorageUnavailableException>(() => first);

        // The first is not safe after all, so that this one is the event.
        Assert.Equal(1, (await second).EventsCounted);
    }

    [Theory, EachDatabase]
    public async Task TheSameUuid_FromManyCallsAtOnce_CountsOnce(DatabaseDialect database)
    {
        var bed = await OpenAsync(database);
        var counted = 0;

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Cancellation },
            async (i, _) =>
            {
                // Two events in opposite orders, which must not make two calls wait for each other.
                var other = Guid.Empty;
                var change = Changes.Customer($"c{i % 10}");
                change =
                    i % 2 == 0
                        ? change.Did("E", Start, Uuid).Did("E", Start, other)
                        : change.Did("E", Start, other).Did("E", Start, Uuid);
                Interlocked.Add(ref counted, (await bed.ApplyAsync(change)).EventsCounted);
            }
        );

        Assert.Equal(2, counted);
    }

    [Theory]
    [InlineData(DatabaseDialect.Sqlite, 512 << 20)]
    [InlineData(DatabaseDialect.Sqlite, 1)]
    [InlineData(DatabaseDialect.Postgres, 512 << 20)]
    public async Task ManyRuns_AreMerged_AndForgetNothing(DatabaseDialect database, int filterBytes)
    {
        var settings = new UserSettings { UuidFilterBytes = filterBytes };
        var bed = await OpenAsync(database, settings);
        var random = new Random(7);
        var all = new List<Guid>();
        for (var round = 0; round < 14; round++)
        {
            var uuids = Enumerable.Range(0, 700).Select(_ => NewGuid(random)).ToArray();
            all.AddRange(uuids);
            await bed.ApplyAsync(Changes.Customer($"c{round}") with { Events = Events(uuids) });
            await bed.FoldAsync();
        }
        Assert.InRange((await bed.Uuids.RunsAsync(Cancellation)).Count, 1, 4);

        foreach (var restarted in (bool[])[false, true])
        {
            bed = restarted ? await OpenAsync(database, settings) : bed;
            var repeated = await bed.ApplyAsync(Changes.Customer("again") with { Events = Events(all) });
            Assert.Equal((0, all.Count), (repeated.EventsCounted, repeated.EventsRepeated));
            var fresh = Enumerable.Range(0, 2_000).Select(_ => NewGuid(random)).ToArray();
            var counted = await bed.ApplyAsync(Changes.Customer("fresh") with { Events = Events(fresh) });
            Assert.Equal((fresh.Length, 0), (counted.EventsCounted, counted.EventsRepeated));
        }
    }

    private static Guid NewGuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static UserEvent[] Events(IEnumerable<Guid> uuids) =>
        uuids
            .Select(uuid => new UserEvent
            {
                Name = "E",
                TimeMs = Start.ToUnixTimeMilliseconds(),
                Uuid = uuid,
            })
            .ToArray();
}
