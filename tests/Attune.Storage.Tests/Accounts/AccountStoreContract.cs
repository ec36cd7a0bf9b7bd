using Attune.Core.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Accounts;

/// <summary>What every store of accounts must do.</summary>
public abstract class AccountStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Time { get; } = new(Noon);

    protected abstract Task<IAccountStore> OpenAsync();

    [Fact]
    public async Task Person_IsFoundByIdEmailAndSubject_WithAllMembers()
    {
        var store = await OpenAsync();
        var maria = NewPerson("p1", "maria@example.com") with
        {
            IsOperator = true,
            PasswordHash = "hash",
            Subject = "https://id.example.com 42",
            FailedSignIns = 3,
            LockedUntil = Noon.AddMinutes(15),
        };
        Assert.True(await store.AddAsync(maria, Token));

        Assert.Equal(maria, await store.FindAsync("p1", Token));
        Assert.Equal(maria, await store.FindByEmailAsync("maria@example.com", Token));
        Assert.Equal(maria, await store.FindBySubjectAsync("https://id.example.com 42", Token));
        Assert.Null(await store.FindByEmailAsync("paul@example.com", Token));
    }

    [Fact]
    public async Task Add_OfAnEmailThatSomebodyHas_ChangesNothing()
    {
        var store = await OpenAsync();
        await store.AddAsync(NewPerson("p1", "maria@example.com"), Token);

        Assert.False(await store.AddAsync(NewPerson("p2", "maria@example.com"), Token));
        Assert.Equal("p1", Assert.Single(await store.ListAsync(Token)).Id);
    }

    [Fact]
    public async Task Update_ReplacesWhatMayChange()
    {
        var store = await OpenAsync();
        var person = NewPerson("p1", "maria@example.com");
        await store.AddAsync(person, Token);
        var changed = person with { Name = "Maria W.", PasswordHash = "other", FailedSignIns = 1 };
        await store.UpdateAsync(changed, Token);

        Assert.Equal(changed, await store.FindAsync("p1", Token));
    }

    [Fact]
    public async Task Session_IsFoundByItsToken_UntilItIsRemoved()
    {
        var store = await OpenAsync();
        var session = NewSession("s1", "p1", 1);
        await store.AddSessionAsync(session, Token);
        await store.TouchSessionAsync("s1", Noon.AddHours(1), Token);
        await store.TouchSessionAsync("s1", Noon.AddMinutes(1), Token);

        var found = await store.FindSessionAsync(session.TokenHash, Token);
        Assert.Equal(Noon.AddHours(1), found!.LastSeenAt);
        Assert.Equal(session.ExpiresAt, found.ExpiresAt);
        await store.RemoveSessionAsync("s1", Token);
        Assert.Null(await store.FindSessionAsync(session.TokenHash, Token));
    }

    [Fact]
    public async Task RemoveSessions_KeepsTheOneThatIsExcepted()
    {
        var store = await OpenAsync();
        await store.AddSessionAsync(NewSession("s1", "p1", 1), Token);
        await store.AddSessionAsync(NewSession("s2", "p1", 2), Token);
        await store.AddSessionAsync(NewSession("s3", "p2", 3), Token);
        await store.RemoveSessionsAsync("p1", "s2", Token);

        Assert.Equal("s2", Assert.Single(await store.ListSessionsAsync("p1", Token)).Id);
        Assert.Single(await store.ListSessionsAsync("p2", Token));
    }

    [Fact]
    public async Task Link_IsTakenOnce_AndEndsWhenTheNextIsMade()
    {
        var store = await OpenAsync();
        var first = new OneTimeLink([1], null, Noon.AddMinutes(15));
        var second = new OneTimeLink([2], null, Noon.AddMinutes(15));
        var invitation = new OneTimeLink([3], "p1", Noon.AddDays(7));
        await store.AddLinkAsync(first, Token);
        await store.AddLinkAsync(invitation, Token);
        await store.AddLinkAsync(second, Token);

        Assert.Null(await store.FindLinkAsync([1], Token));
        Assert.Equal("p1", (await store.FindLinkAsync([3], Token))!.PersonId);
        Assert.True(await store.TakeLinkAsync([2], Token));
        Assert.False(await store.TakeLinkAsync([2], Token));
    }

    [Fact]
    public async Task RemoveExpired_ForgetsWhatHasEnded_AndNothingElse()
    {
        var store = await OpenAsync();
        await store.AddSessionAsync(NewSession("old", "p1", 1) with { ExpiresAt = Noon }, Token);
        await store.AddSessionAsync(NewSession("unused", "p1", 2) with { LastSeenAt = Noon.AddDays(-20) }, Token);
        await store.AddSessionAsync(NewSession("living", "p1", 3), Token);
        await store.AddLinkAsync(new OneTimeLink([9], null, Noon), Token);
        await store.RemoveExpiredAsync(Noon, Noon.AddDays(-14), Token);

        Assert.Equal("living", Assert.Single(await store.ListSessionsAsync("p1", Token)).Id);
        Assert.Null(await store.FindLinkAsync([9], Token));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Person NewPerson(string id, string email) =>
        new()
        {
            Id = id,
            Email = email,
            Name = "Maria",
            CreatedAt = Noon,
        };

    private static PersonSession NewSession(string id, string personId, byte token) =>
        new()
        {
            Id = id,
            TokenHash = [token],
            PersonId = personId,
            CreatedAt = Noon,
            LastSeenAt = Noon,
            ExpiresAt = Noon.AddDays(90),
            UserAgent = "Browser",
        };
}
