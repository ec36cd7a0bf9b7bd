using Attune.Core.Storage;
using Attune.Core.Users;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Users;

/// <summary>Users in memory: bounded in bytes, loaded once, free to look up.</summary>
public sealed class UserMemoryTests(TestPostgres postgres) : UserTests(postgres)
{
    [Theory, EachDatabase]
    public async Task Memory_StaysWithinItsLimit_AndEverybodyIsStillFound(DatabaseDialect database)
    {
        var bed = await OpenAsync(database, new UserSettings { MemoryBytes = 200_000 });
        for (var i = 0; i < 600; i++)
        {
            await bed.ApplyAsync(Changes.Customer($"c{i}").With("n", i).Did("E", Start));
            Assert.InRange(bed.Memory.Bytes, 0, 200_000);
        }

        Assert.True(bed.Memory.Evictions > 100);
        for (var i = 0; i < 600; i++)
        {
            Assert.Equal(i, (await bed.CustomerAsync($"c{i}")).Attributes["n"].AsInteger());
            Assert.InRange(bed.Memory.Bytes, 0, 200_000);
        }
    }

    [Fact]
    public async Task Eviction_TakesTheLeastRecentlyUsedFirst()
    {
        FaultyUserStore? store = null;
        var bed = await OpenAsync(
            DatabaseDialect.Sqlite,
            new UserSettings { MemoryBytes = 100_000 },
            inner => store = new FaultyUserStore(inner)
        );
        await bed.ApplyAsync(Changes.Customer("hot"));
        await bed.ApplyAsync(Changes.Customer("cold"));
        for (var i = 0; bed.Memory.Evictions == 0; i++)
        {
            await bed.ApplyAsync(Changes.Customer($"c{i}"));
            await bed.CustomerAsync("hot");
        }
        var loads = store!.Loads;

        await bed.CustomerAsync("hot");
        Assert.Equal(loads, store.Loads);
        await bed.CustomerAsync("cold");
        Assert.Equal(loads + 1, store.Loads);
    }

    [Fact]
    public async Task Eviction_LeavesUsersWhoseWriteIsUnderWay()
    {
        FaultyUserStore? store = null;
        var bed = await OpenAsync(
            DatabaseDialect.Sqlite,
            new UserSettings { MemoryBytes = 60_000 },
            inner => store = new FaultyUserStore(inner)
        );
        await bed.ApplyAsync(Changes.Customer("busy").With("n", 1L));
        store!.HoldAppends();
        var write = bed.ApplyAsync(Changes.Customer("busy").With("n", 2L));
        // Others are looked up until memory has been turned over.
        for (var i = 0; i < 300; i++)
        {
            await bed.FindAsync(Identifier.CustomerId, $"unknown{i}");
        }
        Assert.Equal(1, (await bed.CustomerAsync("busy")).Attributes["n"].AsInteger());

        store.LetHeldAppendsGo();
        await write;

        Assert.Equal(2, (await bed.CustomerAsync("busy")).Attributes["n"].AsInteger());
    }

    [Theory, EachDatabase]
    public async Task ManyWhoWantOneUser_LoadThemOnce(DatabaseDialect database)
    {
        FaultyUserStore? store = null;
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c").And(Identifier.VisitorId, "v").With("u_em", "c@example.com"));
        bed = await OpenAsync(database, wrap: inner => store = new FaultyUserStore(inner));
        var go = new TaskCompletionSource();
        store!.LoadsWaitFor = go.Task;

        var finds = Enumerable
            .Range(0, 60)
            .Select(i =>
                (i % 3) switch
                {
                    0 => bed.FindAsync(Identifier.CustomerId, "c"),
                    1 => bed.FindAsync(Identifier.VisitorId, "v"),
                    _ => bed.FindAsync(Identifier.Email, "c@example.com"),
                }
            )
            .ToArray();
        go.SetResult();
        var found = await Task.WhenAll(finds);

        Assert.Equal(1, store.Loads);
        Assert.Single(found.Distinct());
        Assert.NotNull(found[0]);
    }

    [Theory, EachDatabase]
    public async Task ALoadThatFails_IsTriedAgainByTheNextWhoAsks(DatabaseDialect database)
    {
        FaultyUserStore? store = null;
        var bed = await OpenAsync(database);
        await bed.ApplyAsync(Changes.Customer("c"));
        bed = await OpenAsync(database, wrap: inner => store = new FaultyUserStore(inner));
        store!.FailLoads = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() => bed.FindAsync(Identifier.CustomerId, "c"));
        store.FailLoads = false;

        Assert.NotNull(await bed.FindAsync(Identifier.CustomerId, "c"));
    }

    [Fact]
    public async Task AUserInMemory_IsFoundAtOnce_WithoutAllocating()
    {
        var bed = await OpenAsync(DatabaseDialect.Sqlite);
        await bed.ApplyAsync(Changes.Customer("c").With("u_em", "c@example.com").Did("E", Start));
        var customer = new Identifier(Identifier.CustomerId, "c");
        var email = new Identifier(Identifier.Email, "c@example.com");
        var nobody = new Identifier(Identifier.CustomerId, "nobody");
        foreach (var identifier in (Identifier[])[customer, email, nobody])
        {
            await bed.Directory.FindAsync("shop", identifier, Cancellation);
        }
        Look(1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Look(1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Look(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var found = bed.Directory.FindAsync("shop", customer, CancellationToken.None);
                var shared = bed.Directory.FindAsync("shop", email, CancellationToken.None);
                var none = bed.Directory.FindAsync("shop", nobody, CancellationToken.None);
                if (!found.IsCompletedSuccessfully || !shared.IsCompletedSuccessfully || !none.IsCompletedSuccessfully)
                {
                    throw new InvalidOperationException("A user in memory was waited for.");
                }
            }
        }
    }

    [Theory, EachDatabase]
    public async Task AWriteThatFails_IsNotSeen_AndTheNextOneIsWhole(DatabaseDialect database)
    {
        FaultyUserStore? store = null;
        var bed = await OpenAsync(database, wrap: inner => store = new FaultyUserStore(inner));
        await bed.ApplyAsync(Changes.Customer("c").With("n", 1L));
        store!.FailAppends = true;
        await Assert.ThrowsAsync<StorageUnavailableException>(() =>
            bed.ApplyAsync(Changes.Customer("c").With("n", 2L).With("u_em", "new@example.com").Did("E", Start))
        );
        await Assert.ThrowsAsync<StorageUnavailableException>(() => bed.ApplyAsync(Changes.Customer("never")));
        Assert.Equal(1, (await bed.CustomerAsync("c")).Attributes["n"].AsInteger());
        Assert.Null(await bed.FindAsync(Identifier.Email, "new@example.com"));
        Assert.Null(await bed.FindAsync(Identifier.CustomerId, "never"));
        store.FailAppends = false;

        await bed.ApplyAsync(Changes.Customer("c").With("m", 3L));
        await bed.ApplyAsync(Changes.Customer("never"));

        var user = await bed.CustomerAsync("c");
        Assert.Equal(
            (1, 3, 0),
            (user.Attributes["n"].AsInteger(), user.Attributes["m"].AsInteger(), user.Events.Count)
        );
        Assert.NotNull(await bed.FindAsync(Identifier.CustomerId, "never"));
    }

    [Theory, EachDatabase]
    public async Task AWriteBuiltOnOneThatFails_FailsToo_AndBothCanBeRepeated(DatabaseDialect database)
    {
        FaultyUserStore? store = null;
        var bed = await OpenAsync(database, wrap: inner => store = new FaultyUserStore(inner));
        await bed.ApplyAsync(Changes.Customer("c"));
        store!.HoldAppends();
        var first = bed.ApplyAsync(Changes.Customer("c").Did("E", Start));
        store.LetHeldAppendsFail();
        var second = bed.ApplyAsync(Changes.Customer("c").Did("E", Start));
        await Assert.ThrowsAsync<StorageUnavailableException>(() => first);
        try
        {
            await second;
        }
        catch (StorageUnavailableException)
        {
            await bed.ApplyAsync(Changes.Customer("c").Did("E", Start));
        }

        await bed.ApplyAsync(Changes.Customer("c").Did("E", Start));

        Assert.Equal(2, (await bed.CustomerAsync("c")).Events.Count);
    }

    [Theory, EachDatabase]
    public async Task AWriteUnderWay_IsBuiltOnByTheNext_AndShownAfterItsCommit(DatabaseDialect database)
    {
        FaultyUserStore? store = null;
        var bed = await OpenAsync(database, wrap: inner => store = new FaultyUserStore(inner));
        await bed.ApplyAsync(Changes.Customer("c"));
        store!.HoldAppends();
        var first = bed.ApplyAsync(Changes.Customer("c").With("a", 1L));
        var second = bed.ApplyAsync(Changes.Customer("c").With("b", 1L));
        Assert.Equal(1, (await bed.CustomerAsync("c")).Version);
        Assert.False(first.IsCompleted || second.IsCompleted);

        store.LetHeldAppendsGo();
        await Task.WhenAll(first, second);

        var user = await bed.CustomerAsync("c");
        Assert.Equal(3, user.Version);
        Assert.True(user.Attributes.Contains("a") && user.Attributes.Contains("b"));
    }
}
