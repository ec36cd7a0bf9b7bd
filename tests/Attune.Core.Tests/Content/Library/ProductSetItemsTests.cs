using Attune.Core.Content.Library;
using Attune.Core.Content.ProductSets;
using Attune.Decisions.Validation;
using Attune.Jinja.Values;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Core.Tests.Content.Library;

public sealed class ProductSetItemsTests
{
    private static readonly ProductSet Set = new()
    {
        Id = "s",
        Name = "n",
        CatalogId = "c",
        Items = ["a", "b"],
    };

    private readonly FakeTimeProvider time = new();
    private readonly InMemoryCatalogItems store = new();
    private readonly ProductSetReader reader;
    private readonly ProductSetItems items = new(Set, ProductSetRules.Compile(Set, new ProblemList())!);

    public ProductSetItemsTests()
    {
        reader = new ProductSetReader(store, time, NullLogger<ProductSetReader>.Instance);
        store.Add("w", "c", """{"id":"a","title":"One"}""", """{"id":"b","title":"Two"}""");
    }

    [Fact]
    public async Task Load_ReadsTheItemsInTheSetsOrder()
    {
        Assert.False(items.TryGet(reader, "w", out _));

        var list = await items.LoadAsync(reader, "w");

        Assert.Equal("[{'id': 'a', 'title': 'One'}, {'id': 'b', 'title': 'Two'}]", list.ToString());
    }

    [Fact]
    public async Task TryGet_WhileTheItemsAreFresh_ReadsNothing()
    {
        await items.LoadAsync(reader, "w");

        time.Advance(ProductSetReader.Freshness - TimeSpan.FromSeconds(1));

        Assert.True(items.TryGet(reader, "w", out _));
        Assert.Equal(1, store.Reads);
    }

    [Fact]
    public async Task TryGet_OfOldItems_ServesThem_AndReadsNewOnesMeanwhile()
    {
        await items.LoadAsync(reader, "w");
        store.Add("w", "c", """{"id":"a","title":"New"}""");
        time.Advance(ProductSetReader.Freshness);

        Assert.True(items.TryGet(reader, "w", out var old));
        await items.LoadAsync(reader, "w");
        Assert.True(items.TryGet(reader, "w", out var now));

        Assert.Contains("One", old.ToString());
        Assert.Contains("New", now.ToString());
    }

    [Fact]
    public async Task TryGet_AfterAWriteOfThisProcess_ReadsAnew_ButNotMoreOftenThanThePause()
    {
        await items.LoadAsync(reader, "w");
        reader.Changed("w", "c");

        Assert.True(items.TryGet(reader, "w", out _));
        Assert.Equal(1, store.Reads);
        time.Advance(ProductSetReader.Pause);
        Assert.True(items.TryGet(reader, "w", out _));
        await items.LoadAsync(reader, "w");

        Assert.Equal(2, store.Reads);
    }

    [Fact]
    public async Task Load_ByManyAtOnce_ReadsOnce()
    {
        var gate = new TaskCompletionSource();
        store.Gate = gate.Task;

        var loads = Enumerable.Range(0, 20).Select(_ => items.LoadAsync(reader, "w")).ToArray();
        gate.SetResult();
        await Task.WhenAll(loads);

        Assert.Equal(1, store.Reads);
    }

    [Fact]
    public async Task Load_ThatFailsAtFirst_Throws_AndIsTriedAgain()
    {
        store.Failure = new InvalidOperationException("away");
        await Assert.ThrowsAsync<InvalidOperationException>(() => items.LoadAsync(reader, "w"));

        store.Failure = null;

        Assert.True((await items.LoadAsync(reader, "w")).IsList);
    }

    [Fact]
    public async Task Load_ThatFailsLater_ServesWhatIsKnown()
    {
        var known = await items.LoadAsync(reader, "w");
        store.Failure = new InvalidOperationException("away");
        time.Advance(ProductSetReader.Freshness);

        var served = await items.LoadAsync(reader, "w");

        Assert.Equal(known.ToString(), served.ToString());
        Assert.True(items.TryGet(reader, "w", out _));
        Assert.Equal(2, store.Reads);
    }
}
