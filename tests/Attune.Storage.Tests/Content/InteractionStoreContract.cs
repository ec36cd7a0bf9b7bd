using Attune.Core.Content.Recommendations;
using Attune.Core.Events;
using Attune.Storage.Content;
using Attune.Storage.Events;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Content;

/// <summary>What every store of interactions must do.</summary>
public abstract class InteractionStoreContract
{
    private static readonly Guid Ada = new("00000000-0000-0000-0000-0000000000a1");
    private static readonly Guid Bob = new("00000000-0000-0000-0000-0000000000b1");
    private long sequence;

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<IDatabase> OpenAsync();

    [Fact]
    public async Task Apply_TellsWhatIsNewOfEachUser_AndAddsUp()
    {
        var store = await StoreAsync();
        var first = await ApplyAsync(store, Seen(Ada, "a", "b"));
        Assert.Equal(["a", "b"], Assert.Single(first).Added);
        Assert.Empty(await ApplyAsync(store, Seen(Ada, "a")));
        var third = Assert.Single(await ApplyAsync(store, Seen(Ada, "b", "c")));
        Assert.Equal(["a", "b"], third.Before.Order());
        Assert.Equal(["c"], third.Added);
        Assert.Equal(["a", "b", "c"], await ItemsAsync(store));
        var days = await store.ReadDaysAsync("w", Cancellation);
        Assert.Equal(
            [("a", 2), ("b", 2), ("c", 1)],
            days.OrderBy(day => day.Item).Select(day => (day.Item, (int)day.Count))
        );
    }

    [Fact]
    public async Task Apply_TellsPurchasesForThemselves()
    {
        var store = await StoreAsync();
        await ApplyAsync(store, Seen(Ada, "a"));
        var bought = new UserInteractions("w", Ada, [new Interaction(ItemActionKind.Purchase, "a", 1, 1)], [], false);
        var delta = Assert.Single(await ApplyAsync(store, bought));
        Assert.True(delta.Purchase);
        Assert.Equal((0, 1), (delta.Before.Count, delta.Added.Count));
    }

    [Fact]
    public async Task Apply_FromAnotherPlace_WritesNothing()
    {
        var store = await StoreAsync();
        await Assert.ThrowsAsync<ProjectionMovedException>(() =>
            store.ApplyAsync([Seen(Ada, "a")], new ProjectionMove("recommendations", 5, 6), Cancellation)
        );
        Assert.Empty(await ItemsAsync(store));
    }

    [Fact]
    public async Task Erase_TakesAUserAway_AndTellsTheirItems()
    {
        var store = await StoreAsync();
        await ApplyAsync(store, Seen(Ada, "a", "b"));
        await ApplyAsync(store, Seen(Bob, "c"));
        var delta = Assert.Single(await store.EraseAsync("w", [Ada], Cancellation));
        Assert.Equal(["a", "b"], delta.Before.Order());
        Assert.Empty(delta.Added);
        Assert.Equal(["c"], await ItemsAsync(store));
    }

    [Fact]
    public async Task Replay_IsServedWhenItIsWhole()
    {
        var store = await StoreAsync();
        await ApplyAsync(store, Seen(Ada, "old"));
        await store.BeginReplayAsync("w", Cancellation);
        await store.ReplayAsync([Seen(Ada, "new")], Cancellation);
        Assert.Equal(["old"], await ItemsAsync(store));
        await store.EndReplayAsync(new ProjectionReplay("recommendations", "w", 1), Cancellation);
        Assert.Equal(["new"], await ItemsAsync(store));
        Assert.Equal(["new"], (await store.ReadDaysAsync("w", Cancellation)).Select(day => day.Item));
    }

    private async Task<InteractionStore> StoreAsync()
    {
        var database = await OpenAsync();
        await new ProjectionCheckpoints(database).AdoptAsync("recommendations", 1, [], Cancellation);
        return new InteractionStore(database);
    }

    private Task<IReadOnlyList<InteractionDelta>> ApplyAsync(InteractionStore store, UserInteractions change) =>
        store.ApplyAsync([change], new ProjectionMove("recommendations", sequence, ++sequence), Cancellation);

    private static UserInteractions Seen(Guid user, params string[] items) =>
        new(
            "w",
            user,
            [.. items.Select(item => new Interaction(ItemActionKind.View, item, 1, 1))],
            [.. items.Select(item => new DayCount(ItemActionKind.View, item, 20_000, 1))],
            Forget: false
        );

    private static async Task<List<string>> ItemsAsync(InteractionStore store)
    {
        var items = new List<string>();
        await foreach (var entry in store.ReadAsync("w", Cancellation))
        {
            items.Add(entry.Item);
        }
        return items;
    }
}
