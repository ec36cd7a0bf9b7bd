using Attune.Core.Explanations;
using Attune.Storage.Explanations;
using Attune.Storage.Tests.Databases;
using Attune.Storage.Tests.Users;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Explanations;

/// <summary>What the store of records must do over either database.</summary>
public sealed class ExplanationStoreTests(TestPostgres postgres) : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private IDatabase? database;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [EachDatabase]
    public async Task WhatWasAppended_IsListedNewestFirst_AndReadByItsId(DatabaseDialect dialect)
    {
        var store = await OpenAsync(dialect);
        var blocks = Enumerable.Range(0, 5).Select(minute => Block("shop", minute)).ToArray();
        await store.AppendAsync(blocks, Token);
        await store.AppendAsync([Block("other", 9)], Token);

        var listed = await store.ListAsync("shop", new ExplanationQuery(), Token);

        Assert.Equal(blocks.Reverse().Select(block => block.Id), listed.Select(block => block.Id));
        Assert.Equal(blocks[4].First, listed[0].First);
        Assert.Equal(blocks[4].Index.ToArray(), listed[0].Index.ToArray());
        Assert.Equal(blocks[2].Data.ToArray(), await store.ReadAsync("shop", blocks[2].Id, Token));
        Assert.Null(await store.ReadAsync("other", blocks[2].Id, Token));
    }

    [Theory]
    [EachDatabase]
    public async Task AList_GoesOnBehindABlock_AndKeepsToItsTimes(DatabaseDialect dialect)
    {
        var store = await OpenAsync(dialect);
        var blocks = Enumerable.Range(0, 6).Select(minute => Block("shop", minute)).ToArray();
        await store.AppendAsync(blocks, Token);

        var second = await store.ListAsync("shop", new() { Before = blocks[4].Id, Limit = 2 }, Token);
        var timed = await store.ListAsync("shop", new() { From = Noon.AddMinutes(2), To = Noon.AddMinutes(3) }, Token);

        Assert.Equal([blocks[3].Id, blocks[2].Id], second.Select(block => block.Id));
        // Each block lasts half a minute.
        Assert.Equal([blocks[3].Id, blocks[2].Id], timed.Select(block => block.Id));
    }

    [Theory]
    [EachDatabase]
    public async Task Trim_ForgetsWhatIsTooOld_ThenTheOldestUntilTheRestFits(DatabaseDialect dialect)
    {
        var store = await OpenAsync(dialect);
        var blocks = Enumerable.Range(0, 600).Select(minute => Block("shop", minute)).ToArray();
        await store.AppendAsync(blocks, Token);
        var each = blocks[0].Data.Length + blocks[0].Index.Length;

        Assert.Equal(100, await store.TrimAsync(Noon.AddMinutes(100), long.MaxValue, Token));
        Assert.Equal(490, await store.TrimAsync(Noon, 10L * each, Token));

        var left = await store.ListAsync("shop", new ExplanationQuery(), Token);
        Assert.Equal(10, left.Count);
        Assert.Equal(blocks[^1].Id, left[0].Id);
        Assert.Null(await store.ReadAsync("shop", blocks[0].Id, Token));
    }

    [Theory]
    [EachDatabase]
    public async Task ABlock_IsReplacedOrTakenAway(DatabaseDialect dialect)
    {
        var store = await OpenAsync(dialect);
        var block = Block("shop", 0);
        await store.AppendAsync([block], Token);

        await store.ReplaceAsync("shop", block.Id, block with { Data = new byte[] { 9 }, Records = 1 }, Token);
        Assert.Equal([9], await store.ReadAsync("shop", block.Id, Token));

        await store.ReplaceAsync("shop", block.Id, null, Token);
        Assert.Empty(await store.ListAsync("shop", new ExplanationQuery(), Token));
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }

    private async Task<ExplanationStore> OpenAsync(DatabaseDialect dialect)
    {
        var time = new FakeTimeProvider(Noon);
        database =
            dialect == DatabaseDialect.Sqlite
                ? await TestDatabases.OpenSqliteAsync(time)
                : await TestDatabases.OpenPostgresAsync(postgres, time);
        return new ExplanationStore(database);
    }

    private static ExplanationBlock Block(string workspace, int minute) =>
        new()
        {
            Id = Guid.CreateVersion7(Noon.AddMinutes(minute)),
            WorkspaceId = workspace,
            First = Noon.AddMinutes(minute),
            Last = Noon.AddMinutes(minute).AddSeconds(30),
            Records = 2,
            Index = new byte[] { 1, 2, 3, 4, 5, 6, 7, (byte)minute },
            Data = new byte[] { (byte)minute, 2, 3 },
        };
}
