using System.Collections.Concurrent;
using Attune.Core.Content.Coupons;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Content;

/// <summary>What every store of coupons must do.</summary>
public abstract class CouponStoreContract
{
    private const string Workspace = "w";
    private const string List = "l";

    protected static FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>A store, and another one over the same database where the database allows that.</summary>
    protected abstract Task<(ICouponStore One, ICouponStore Other)> OpenAsync();

    [Fact]
    public async Task Draw_ForOnePurpose_GivesAUserTheSameCodeAgain()
    {
        var (store, _) = await OpenAsync();
        await AddAsync(store, "a", "b");
        var first = await DrawAsync(store, "u:1");
        Assert.Equal(("a", true, false), (first!.Code, first.IsNew, first.IsUsed));
        var held = await DrawAsync(store, "u:1");
        Assert.Equal(("a", false, false), (held!.Code, held.IsNew, held.IsUsed));
        Assert.True(await ConfirmAsync(store, first, "u:1"));
        var used = await DrawAsync(store, "u:1");
        Assert.Equal(("a", false, true), (used!.Code, used.IsNew, used.IsUsed));
        Assert.Equal(new CouponCounts(2, 1), await store.CountAsync(Workspace, List, Cancellation));
    }

    [Fact]
    public async Task Draw_ForAnotherPurpose_GivesAnotherCode()
    {
        var (store, _) = await OpenAsync();
        await AddAsync(store, "a", "b");
        Assert.Equal("a", (await DrawAsync(store, "u:1"))!.Code);
        Assert.Equal("b", (await DrawAsync(store, "u:1", "other"))!.Code);
        Assert.Null(await DrawAsync(store, "u:2"));
    }

    [Fact]
    public async Task Draw_ForSomebodyKnownUnderAnotherName_FindsTheirCode()
    {
        var (store, _) = await OpenAsync();
        await AddAsync(store, "a", "b");
        await DrawAsync(store, "n:visitor");
        var known = await store.DrawAsync(Workspace, List, ["u:1", "n:visitor"], "p", Now, Cancellation);
        Assert.Equal(("a", false), (known!.Code, known.IsNew));
        Assert.True(
            await store.ConfirmAsync(Workspace, List, known.Position, ["u:1", "n:visitor"], "p", Now, Cancellation)
        );
    }

    [Fact]
    public async Task Release_OfWhatWasNotHandedOut_MakesItFree_AndOfWhatWasUsed_DoesNot()
    {
        var (store, _) = await OpenAsync();
        await AddAsync(store, "a");
        var first = await DrawAsync(store, "u:1");
        await ReleaseAsync(store, first!, "u:1");
        Assert.False(await ConfirmAsync(store, first!, "u:1"));
        var second = await DrawAsync(store, "u:2");
        Assert.Equal("a", second!.Code);
        await ConfirmAsync(store, second, "u:2");
        await ReleaseAsync(store, second, "u:2");
        Assert.Null(await DrawAsync(store, "u:3"));
    }

    [Fact]
    public async Task Hold_OfAServerThatDied_EndsByItself_AndCannotBeConfirmedAfter()
    {
        var (store, _) = await OpenAsync();
        await AddAsync(store, "a");
        var lost = await DrawAsync(store, "u:1");
        Assert.Null(await DrawAsync(store, "u:2"));
        var later = Now + CouponLimits.Hold + TimeSpan.FromSeconds(1);
        var taken = await store.DrawAsync(Workspace, List, ["u:2"], "p", later, Cancellation);
        Assert.Equal("a", taken!.Code);
        Assert.False(await ConfirmAsync(store, lost!, "u:1"));
        Assert.True(await ConfirmAsync(store, taken, "u:2"));
    }

    [Fact]
    public async Task Peek_ChangesNothing()
    {
        var (store, _) = await OpenAsync();
        await AddAsync(store, "a", "b");
        Assert.Equal("b", await store.PeekAsync(Workspace, List, Cancellation));
        Assert.Equal(new CouponCounts(2, 2), await store.CountAsync(Workspace, List, Cancellation));
        Assert.Null(await store.PeekAsync(Workspace, "none", Cancellation));
    }

    [Fact]
    public async Task Add_OfCodesThatAreThere_PassesThemOver()
    {
        var (store, _) = await OpenAsync();
        Assert.Equal(2, await AddAsync(store, "a", "b"));
        Assert.Equal(1, await AddAsync(store, "b", "c", "c"));
        Assert.Equal(3, (await store.CountAsync(Workspace, List, Cancellation)).Total);
        Assert.Equal(0, (await store.CountAsync("other", List, Cancellation)).Total);
    }

    [Fact]
    public async Task TwoHundredClients_OfTwoServers_GetTheLastCouponOnce()
    {
        var (one, other) = await OpenAsync();
        await AddAsync(one, "last");
        var winners = await DrawAtOnceAsync(one, other, 200);
        Assert.Equal("last", Assert.Single(winners).Value);
    }

    [Fact]
    public async Task TwoHundredClients_OfTwoServers_EachGetACodeOfTheirOwn()
    {
        var (one, other) = await OpenAsync();
        await AddAsync(one, [.. Enumerable.Range(0, 250).Select(at => $"c{at}")]);
        var winners = await DrawAtOnceAsync(one, other, 200);
        Assert.Equal((200, 200), (winners.Count, winners.Values.Distinct().Count()));
        Assert.Equal(new CouponCounts(250, 50), await one.CountAsync(Workspace, List, Cancellation));
    }

    [Fact]
    public async Task OneUser_AskingManyTimesAtOnce_GetsOneCode()
    {
        var (one, other) = await OpenAsync();
        await AddAsync(one, [.. Enumerable.Range(0, 20).Select(at => $"c{at}")]);
        var draws = await Task.WhenAll(
            Enumerable
                .Range(0, 50)
                .Select(at => Task.Run(() => DrawAsync(at % 2 == 0 ? one : other, "u:1"), Cancellation))
        );
        Assert.Single(draws.Select(draw => draw!.Code).Distinct());
        Assert.Equal(19, (await one.CountAsync(Workspace, List, Cancellation)).Available);
    }

    [Fact]
    public async Task Erase_ForgetsWhoseTheCodesAre_AndGivesThemToNobodyElse()
    {
        var (store, _) = await OpenAsync();
        await AddAsync(store, "a", "b", "c");
        await ConfirmAsync(store, (await DrawAsync(store, "u:1"))!, "u:1");
        await DrawAsync(store, "n:jane");
        Assert.Equal(
            ["a", "b"],
            (await store.HeldAsync(Workspace, ["u:1", "n:jane"], Cancellation)).Select(use => use.Code)
        );
        await store.EraseAsync(Workspace, ["u:1", "n:jane"], Cancellation);
        await store.EraseAsync(Workspace, ["u:1", "n:jane"], Cancellation);
        Assert.Empty(await store.HeldAsync(Workspace, ["u:1", "n:jane"], Cancellation));
        Assert.Equal("c", (await DrawAsync(store, "u:2"))!.Code);
        Assert.Null(await DrawAsync(store, "u:3"));
    }

    [Fact]
    public async Task Uses_AreReadByTheTimeOfTheirUse()
    {
        var (store, _) = await OpenAsync();
        await AddAsync(store, "a", "b");
        await ConfirmAsync(store, (await DrawAsync(store, "u:1"))!, "u:1");
        await DrawAsync(store, "u:2");
        var use = Assert.Single(await store.UsesAsync(Workspace, List, Now, Now.AddSeconds(1), 10, Cancellation));
        Assert.Equal(("a", "u:1", "p", (DateTimeOffset?)Now), (use.Code, use.Holder, use.Purpose, use.UsedAt));
        Assert.Empty(await store.UsesAsync(Workspace, List, Now.AddSeconds(1), Now.AddDays(1), 10, Cancellation));
    }

    [Fact]
    public async Task File_IsKeptWithItsCodesUntilItIsDeleted()
    {
        var (store, _) = await OpenAsync();
        var file = new CouponFile
        {
            Id = "f",
            ListId = List,
            Name = "codes.csv",
            FileUrl = "https://example.com/codes.csv",
            CreatedBy = "me",
            Status = CouponFileStatus.Pending,
            CreatedAt = Now,
            UpdatedAt = Now,
            Credentials = new byte[] { 1, 2 },
        };
        await store.SaveFileAsync(Workspace, file, Cancellation);
        await AddAsync(store, "a", "b");
        await ConfirmAsync(store, (await DrawAsync(store, "u:1"))!, "u:1");
        var stored = await store.FindFileAsync(Workspace, List, "f", Cancellation);
        Assert.Equal([1, 2], stored!.Credentials!.Value.ToArray());
        Assert.Equal((2, CouponFileStatus.Pending), (stored.AddedCoupons, stored.Status));
        await store.SaveFileAsync(
            Workspace,
            stored with
            {
                Status = CouponFileStatus.Success,
                Credentials = null,
            },
            Cancellation
        );
        Assert.Null(Assert.Single(await store.FilesAsync(Workspace, List, Cancellation)).Credentials);
        await store.DeleteFileAsync(Workspace, List, "f", Cancellation);
        await store.DeleteFreeAsync(Workspace, List, "f", Cancellation);
        Assert.Equal(new CouponCounts(1, 0), await store.CountAsync(Workspace, List, Cancellation));
    }

    [Fact]
    public async Task Alert_IsRaisedOnceUntilItIsCalmed()
    {
        var (store, _) = await OpenAsync();
        Assert.True(await store.RaiseAsync(Workspace, List, "shortage", Now, Cancellation));
        Assert.False(await store.RaiseAsync(Workspace, List, "shortage", Now, Cancellation));
        await store.CalmAsync(Workspace, List, Cancellation);
        Assert.True(await store.RaiseAsync(Workspace, List, "shortage", Now, Cancellation));
    }

    private static async Task<ConcurrentDictionary<string, string>> DrawAtOnceAsync(
        ICouponStore one,
        ICouponStore other,
        int clients
    )
    {
        var winners = new ConcurrentDictionary<string, string>();
        await Task.WhenAll(
            Enumerable
                .Range(0, clients)
                .Select(at =>
                    Task.Run(
                        async () =>
                        {
                            var store = at % 2 == 0 ? one : other;
                            var holder = $"u:{at}";
                            if (await DrawAsync(store, holder) is { } draw && await ConfirmAsync(store, draw, holder))
                            {
                                winners[holder] = draw.Code;
                            }
                        },
                        Cancellation
                    )
                )
        );
        return winners;
    }

    private static Task<int> AddAsync(ICouponStore store, params string[] codes) =>
        store.AddAsync(Workspace, List, "f", codes, Cancellation);

    private static Task<CouponDraw?> DrawAsync(ICouponStore store, string holder, string purpose = "p") =>
        store.DrawAsync(Workspace, List, [holder], purpose, Now, Cancellation);

    private static Task<bool> ConfirmAsync(ICouponStore store, CouponDraw draw, string holder) =>
        store.ConfirmAsync(Workspace, List, draw.Position, [holder], "p", Now, Cancellation);

    private static Task ReleaseAsync(ICouponStore store, CouponDraw draw, string holder) =>
        store.ReleaseAsync(Workspace, List, draw.Position, [holder], "p", Cancellation);
}
