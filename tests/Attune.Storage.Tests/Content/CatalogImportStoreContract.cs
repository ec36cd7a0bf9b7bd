using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Catalogs.Imports;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Content;

/// <summary>What every store of imports must do.</summary>
public abstract class CatalogImportStoreContract
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Time { get; } = new(Start);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract Task<ICatalogImportStore> OpenAsync();

    [Fact]
    public async Task Commit_MovesTheImport_OnlyFromWhereItStands()
    {
        var store = await OpenAsync();
        await store.BeginAsync("w", Import(), Start, Cancellation);
        var step = new ImportStep(0, 100, 3, [Item("a"), Item("b")], 2, [new RejectedRow(2, "why", "te\0xt")]);

        var first = await store.CommitAsync("w", "c", "i", step, Start, Cancellation);
        var again = await store.CommitAsync("w", "c", "i", step, Start, Cancellation);

        Assert.Equal(first, again);
        Assert.Equal((100, 3, 2, 1), (again!.Offset, again.Line, again.Imported, again.Rejected));
        var row = Assert.Single(await store.ReadRejectedAsync("w", "c", "i", 0, 10, Cancellation));
        Assert.Equal(new RejectedRow(2, "why", "te\uFFFDxt"), row);
        Assert.Empty(await store.ReadRejectedAsync("w", "c", "i", 2, 10, Cancellation));
    }

    [Fact]
    public async Task Begin_FindsAnImportThatIsNotFinished_AndStartsAFinishedOneAnew()
    {
        var store = await OpenAsync();
        await store.BeginAsync("w", Import(), Start, Cancellation);
        var step = new ImportStep(0, 100, 3, [], 0, [new RejectedRow(2, "why", "text")]);
        await store.CommitAsync("w", "c", "i", step, Start, Cancellation);
        Assert.Equal(100, (await store.BeginAsync("w", Import(), Start, Cancellation)).Offset);

        Assert.True(await store.FinishAsync("w", "c", "i", Start, Cancellation));

        Assert.Equal(0, (await store.BeginAsync("w", Import(), Start, Cancellation)).Offset);
        Assert.Empty(await store.ReadRejectedAsync("w", "c", "i", 0, 10, Cancellation));
    }

    [Fact]
    public async Task Begin_ForgetsImportsThatNobodyGoesOnWith()
    {
        var store = await OpenAsync();
        await store.BeginAsync("w", Import(), Start, Cancellation);
        await store.BeginAsync(
            "w",
            Import() with
            {
                Id = "j",
                StartedAt = Start.AddDays(1),
            },
            Start.AddHours(1),
            Cancellation
        );
        Assert.Null(await store.FindAsync("w", "c", "i", Cancellation));
        Assert.NotNull(await store.FindAsync("w", "c", "j", Cancellation));
        Assert.Null(await store.FindAsync("other", "c", "j", Cancellation));
    }

    private static CatalogImport Import() =>
        new()
        {
            Id = "i",
            CatalogId = "c",
            Source = "items.csv",
            Length = 1_000,
            StartedAt = Start,
            UpdatedAt = Start,
        };

    private static CatalogItem Item(string id) => new(id, "{}"u8.ToArray(), Start, Start);
}
