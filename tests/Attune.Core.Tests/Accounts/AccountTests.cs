using Attune.Core.Accounts;
using Attune.Core.Workspaces;

namespace Attune.Core.Tests.Accounts;

public sealed class AccountTests
{
    private readonly AccountTestBed bed = new();

    [Fact]
    public async Task FirstLink_MakesTheOperator_AndSignsThemIn()
    {
        var person = await bed.AddOperatorAsync();

        Assert.True(person.IsOperator);
        Assert.Equal("maria@example.com", person.Email);
        Assert.Null(await bed.Links.CreateFirstAsync(default));
    }

    [Fact]
    public async Task FirstLink_OpensNothing_AfterAQuarterOfAnHour()
    {
        var token = await bed.Links.CreateFirstAsync(default);
        bed.Time.Advance(TimeSpan.FromMinutes(15));

        var outcome = await AcceptAsync(token!, AccountTestBed.Password);

        Assert.Equal(OutcomeStatus.Forbidden, outcome.Status);
    }

    [Fact]
    public async Task Link_LetsInOnce()
    {
        var token = await bed.Links.CreateFirstAsync(default);
        await AcceptAsync(token!, AccountTestBed.Password);

        Assert.Equal(OutcomeStatus.Forbidden, (await AcceptAsync(token!, AccountTestBed.Password)).Status);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("1234567890")]
    [InlineData("aaaaaaaaaaaa")]
    public async Task Link_StaysGood_WhereThePasswordIsRefused(string password)
    {
        var token = await bed.Links.CreateFirstAsync(default);

        var refused = await AcceptAsync(token!, password);

        Assert.Equal("password", Assert.Single(refused.Problems).Path);
        Assert.True((await AcceptAsync(token!, AccountTestBed.Password)).IsDone);
    }

    [Fact]
    public async Task SignIn_TakesTheEmailInAnyCase_AndBeginsASession()
    {
        await bed.AddOperatorAsync();

        var outcome = await SignInAsync("MARIA@example.com ", AccountTestBed.Password);

        var found = await bed.Sessions.FindAsync(outcome.Value!.Token, default);
        Assert.Equal("maria@example.com", found!.Value.Person.Email);
    }

    [Fact]
    public async Task SignIn_SaysTheSame_ForAnUnknownEmailAndAWrongPassword()
    {
        await bed.AddOperatorAsync();

        var wrong = await SignInAsync("maria@example.com", "wrong password");
        var unknown = await SignInAsync("nobody@example.com", "wrong password");

        Assert.Equal(wrong.Problems, unknown.Problems);
    }

    [Fact]
    public async Task SignIn_IsLocked_AfterFiveWrongPasswords_AndOpensLater()
    {
        await bed.AddOperatorAsync();
        for (var i = 0; i < 5; i++)
        {
            await SignInAsync("maria@example.com", "wrong password");
        }

        Assert.Contains(
            "15 minutes",
            (await SignInAsync("maria@example.com", AccountTestBed.Password)).Problems[0].Message
        );
        bed.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await SignInAsync("maria@example.com", AccountTestBed.Password)).IsDone);
    }

    [Fact]
    public async Task Session_EndsWhenItIsNotUsed_AndLivesOnWhereItIs()
    {
        await bed.AddOperatorAsync();
        var token = (await SignInAsync("maria@example.com", AccountTestBed.Password)).Value!.Token;
        bed.Time.Advance(TimeSpan.FromDays(13));
        Assert.NotNull(await bed.Sessions.FindAsync(token, default));
        bed.Time.Advance(TimeSpan.FromDays(13));
        Assert.NotNull(await bed.Sessions.FindAsync(token, default));
        bed.Time.Advance(TimeSpan.FromDays(14));
        Assert.Null(await bed.Sessions.FindAsync(token, default));
    }

    [Fact]
    public async Task Session_EndsAfterNinetyDays_HoweverMuchItIsUsed()
    {
        await bed.AddOperatorAsync();
        var token = (await SignInAsync("maria@example.com", AccountTestBed.Password)).Value!.Token;
        for (var day = 0; day < 89; day += 10)
        {
            bed.Time.Advance(TimeSpan.FromDays(10));
            await bed.Sessions.FindAsync(token, default);
        }

        Assert.Null(await bed.Sessions.FindAsync(token, default));
    }

    [Fact]
    public async Task ChangePassword_EndsTheOtherSessions()
    {
        var person = await bed.AddOperatorAsync();
        var here = (await SignInAsync("maria@example.com", AccountTestBed.Password)).Value!.Token;
        var there = (await SignInAsync("maria@example.com", AccountTestBed.Password)).Value!.Token;
        var current = (await bed.Sessions.FindAsync(here, default))!.Value.Session.Id;

        var outcome = await bed.ChangePassword.ExecuteAsync(
            person.Id,
            current,
            AccountTestBed.Password,
            "another long sentence",
            default
        );

        Assert.True(outcome.IsDone);
        Assert.NotNull(await bed.Sessions.FindAsync(here, default));
        Assert.Null(await bed.Sessions.FindAsync(there, default));
    }

    [Fact]
    public async Task ExternalSignIn_LinksAnInvitedEmail_OnlyWhereTheProviderVouchesForIt()
    {
        await bed.AddOperatorAsync();

        var unverified = await bed.External.ExecuteAsync("https://id", "42", verifiedEmail: null, "test", default);
        var verified = await bed.External.ExecuteAsync("https://id", "42", "maria@example.com", "test", default);
        var other = await bed.External.ExecuteAsync("https://id", "43", "maria@example.com", "test", default);
        var again = await bed.External.ExecuteAsync("https://id", "42", verifiedEmail: null, "test", default);

        Assert.Equal(OutcomeStatus.Forbidden, unverified.Status);
        Assert.True(verified.IsDone);
        Assert.Equal(OutcomeStatus.Forbidden, other.Status);
        Assert.True(again.IsDone);
    }

    private Task<Outcome<SignedIn>> SignInAsync(string email, string password) =>
        bed.SignIn.ExecuteAsync(email, password, "test", default);

    private Task<Outcome<SignedIn>> AcceptAsync(string token, string password) =>
        bed.AcceptLink.ExecuteAsync(
            new LinkAnswer
            {
                Token = token,
                Email = "maria@example.com",
                Name = "Maria",
                Password = password,
            },
            "test",
            default
        );
}
