using Attune.Core.Workspaces.Keys;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Documents;

/// <summary>What every store of key uses must do.</summary>
public abstract class KeyUseStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Time { get; } = new(Noon);

    protected abstract Task<IKeyUseStore> OpenAsync();

    [Fact]
    public async Task Record_KeepsTheLatestUseOfEachKey()
    {
        var store = await OpenAsync();
        await store.RecordAsync([new KeyUse("shop", "k1", Noon), new KeyUse("shop", "k2", Noon)], Token);
        await store.RecordAsync(
            [new KeyUse("shop", "k1", Noon.AddMinutes(5)), new KeyUse("shop", "k2", Noon.AddMinutes(-5))],
            Token
        );

        var uses = (await store.ListAsync("shop", Token)).ToDictionary(use => use.KeyId, use => use.LastUsedAt);

        Assert.Equal(Noon.AddMinutes(5), uses["k1"]);
        Assert.Equal(Noon, uses["k2"]);
    }

    [Fact]
    public async Task List_TellsOnlyTheUsesOfItsWorkspace()
    {
        var store = await OpenAsync();
        await store.RecordAsync([new KeyUse("other", "k1", Noon)], Token);

        Assert.Empty(await store.ListAsync("shop", Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
