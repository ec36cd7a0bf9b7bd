using System.Text;
using Attune.Core.Content.Catalogs;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Content;

/// <summary>What every store of catalog items must do.</summary>
public abstract class CatalogItemStoreContract
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    protected FakeTimeProvider Time { get; } = new(Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<ICatalogItemStore> OpenAsync();

    [Fact]
    public async Task Get_ReturnsItemsInTheOrderAskedFor_AndLeavesOutWhatIsNotThere()
    {
        var store = await OpenAsync();
        await store.UpsertAsync("w", "c", [Item("a"), Item("b"), Item("c")], Cancellation);

        var found = await store.GetAsync("w", "c", ["c", "zzz", "a"], Cancellation);

        Assert.Equal(["c", "a"], found.Select(item => item.Id));
    }

    [Fact]
    public async Task Get_ReturnsTheJsonByteForByte_WithItsTimes()
    {
        var store = await OpenAsync();
        const string json = """{"id":"a","price":1.10,"big":12345678901234567890123,"title":"ﬀ ü 😀"}""";
        await store.UpsertAsync("w", "c", [Item("a", json)], Cancellation);

        var item = Assert.Single(await store.GetAsync("w", "c", ["a"], Cancellation));

        Assert.Equal(json, Encoding.UTF8.GetString(item.Json.Span));
        Assert.Equal(Start, item.CreatedAt);
        Assert.Equal(Start, item.UpdatedAt);
    }

    [Fact]
    public async Task Get_WithMoreIdsThanOneStatementTakes_FindsThemAll()
    {
        var store = await OpenAsync();
        var items = Enumerable.Range(0, 1_203).Select(number => Item($"i{number}")).ToArray();
        await store.UpsertAsync("w", "c", items, Cancellation);

        var found = await store.GetAsync("w", "c", [.. items.Select(item => item.Id).Reverse()], Cancellation);

        Assert.Equal(items.Select(item => item.Id).Reverse(), found.Select(item => item.Id));
    }

    [Fact]
    public async Task Read_GivesItemsInTheOrderOfTheirFirstWriting_AlsoAcrossPages()
    {
        var store = await OpenAsync();
        var ids = Enumerable.Range(0, 2_500).Select(number => $"item-{(number * 7919) % 2_500}").ToArray();
        foreach (var chunk in ids.Chunk(900))
        {
            await store.UpsertAsync("w", "c", [.. chunk.Select(id => Item(id))], Cancellation);
        }

        var read = await ReadIdsAsync(store, "w", "c");

        Assert.Equal(ids, read);
    }

    [Fact]
    public async Task Upsert_OfAnItemThatIsThere_KeepsItsPlaceAndCreationTime()
    {
        var store = await OpenAsync();
        await store.UpsertAsync("w", "c", [Item("a"), Item("b")], Cancellation);
        var later = Start.AddHours(1);

        await store.UpsertAsync("w", "c", [Item("a", """{"id":"a","new":true}""", later)], Cancellation);

        Assert.Equal(["a", "b"], await ReadIdsAsync(store, "w", "c"));
        var item = Assert.Single(await store.GetAsync("w", "c", ["a"], Cancellation));
        Assert.Equal("""{"id":"a","new":true}""", Encoding.UTF8.GetString(item.Json.Span));
        Assert.Equal(Start, item.CreatedAt);
        Assert.Equal(later, item.UpdatedAt);
    }

    [Fact]
    public async Task Delete_RemovesOnlyWhatIsNamed_AndSaysHowMuch()
    {
        var store = await OpenAsync();
        await store.UpsertAsync("w", "c", [Item("a"), Item("b"), Item("c")], Cancellation);

        var deleted = await store.DeleteAsync("w", "c", ["a", "c", "nobody", "a"], Cancellation);

        Assert.Equal(2, deleted);
        Assert.Equal(["b"], await ReadIdsAsync(store, "w", "c"));
        Assert.Equal(1, await store.CountAsync("w", "c", Cancellation));
    }

    [Fact]
    public async Task Items_OfOtherWorkspacesAndCatalogs_AreNotSeen()
    {
        var store = await OpenAsync();
        await store.UpsertAsync("w", "c", [Item("a")], Cancellation);
        await store.UpsertAsync("w2", "c", [Item("a"), Item("b")], Cancellation);
        await store.UpsertAsync("w", "c2", [Item("x")], Cancellation);

        await store.DeleteAsync("w2", "c", ["a"], Cancellation);

        Assert.Equal(["a"], await ReadIdsAsync(store, "w", "c"));
        Assert.Empty(await store.GetAsync("w", "c", ["b", "x"], Cancellation));
        Assert.Equal(1, await store.CountAsync("w2", "c", Cancellation));
    }

    [Fact]
    public async Task Ids_AreComparedExactly()
    {
        var store = await OpenAsync();
        await store.UpsertAsync("w", "c", [Item("a"), Item("A"), Item("a "), Item("ä"), Item("a\u0308")], Cancellation);

        Assert.Equal(5, await store.CountAsync("w", "c", Cancellation));
    }

    [Fact]
    public async Task Version_GrowsWithEveryWriteToTheCatalog_AndWithNoOther()
    {
        var store = await OpenAsync();
        Assert.Equal(0, await store.VersionAsync("w", "c", Cancellation));

        await store.UpsertAsync("w", "c", [Item("a")], Cancellation);
        var first = await store.VersionAsync("w", "c", Cancellation);
        await store.UpsertAsync("w", "other", [Item("a")], Cancellation);
        Assert.Equal(first, await store.VersionAsync("w", "c", Cancellation));
        await store.DeleteAsync("w", "c", ["a"], Cancellation);

        Assert.True(first > 0);
        Assert.True(await store.VersionAsync("w", "c", Cancellation) > first);
    }

    [Fact]
    public async Task Upsert_FromManyWritersAtOnce_LosesNothing()
    {
        var store = await OpenAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(writer =>
                    store.UpsertAsync(
                        "w",
                        "c",
                        [.. Enumerable.Range(0, 25).Select(number => Item($"{writer}-{number}"))],
                        Cancellation
                    )
                )
        );

        Assert.Equal(200, await store.CountAsync("w", "c", Cancellation));
        Assert.Equal(200, (await ReadIdsAsync(store, "w", "c")).Distinct().Count());
    }

    [Fact]
    public async Task Insert_LeavesItemsThatAreThereAlone_AndTellsThem()
    {
        var store = await OpenAsync();
        await store.UpsertAsync("w", "c", [Item("a", """{"id":"a","v":1}""")], Cancellation);

        var there = await store.InsertAsync("w", "c", [Item("a", """{"id":"a","v":2}"""), Item("b")], Cancellation);

        Assert.Equal(["a"], there);
        Assert.Equal(["a", "b"], await ReadIdsAsync(store, "w", "c"));
        var kept = Assert.Single(await store.GetAsync("w", "c", ["a"], Cancellation));
        Assert.Contains("1", Encoding.UTF8.GetString(kept.Json.Span));
    }

    [Fact]
    public async Task Change_ChangesWhatIsThere_AndTellsIt()
    {
        var store = await OpenAsync();
        await store.UpsertAsync("w", "c", [Item("a"), Item("b")], Cancellation);

        var found = await store.ChangeAsync(
            "w",
            "c",
            ["b", "none"],
            item => item with { Json = "{}"u8.ToArray() },
            Cancellation
        );

        Assert.Equal(["b"], found);
        var changed = await store.GetAsync("w", "c", ["a", "b"], Cancellation);
        Assert.Equal([false, true], changed.Select(item => item.Json.Length == 2));
    }

    [Fact]
    public async Task DeleteCatalog_TakesItsItemsAlone()
    {
        var store = await OpenAsync();
        await store.UpsertAsync("w", "c", [Item("a")], Cancellation);
        await store.UpsertAsync("w", "d", [Item("a")], Cancellation);

        await store.DeleteCatalogAsync("w", "c", Cancellation);

        Assert.Equal(
            (0, 1),
            (await store.CountAsync("w", "c", Cancellation), await store.CountAsync("w", "d", Cancellation))
        );
    }

    private static async Task<List<string>> ReadIdsAsync(ICatalogItemStore store, string workspace, string catalog)
    {
        var ids = new List<string>();
        await foreach (var item in store.ReadAsync(workspace, catalog, Cancellation))
        {
            ids.Add(item.Id);
        }
        return ids;
    }

    private static CatalogItem Item(string id, string? json = null, DateTimeOffset? at = null) =>
        new(id, Encoding.UTF8.GetBytes(json ?? $$"""{"id":"{{id}}"}"""), at ?? Start, at ?? Start);
}
