using Attune.Core.Accounts;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Core.Tests.Accounts;

/// <summary>The use cases of accounts over a store in memory, with a clock that stands still.</summary>
internal sealed class AccountTestBed
{
    public const string Password = "correct horse battery";

    public AccountTestBed()
    {
        var settings = new AccountSettings();
        Sessions = new Sessions(Store, settings, Time);
        Links = new Links(Store, settings, Time);
        SignIn = new SignIn(Store, Sessions, Hashing, settings, Time);
        AcceptLink = new AcceptLink(Store, Links, Sessions, Hashing, Time);
        ChangePassword = new ChangePassword(Store, Hashing);
        External = new SignInExternally(Store, Sessions);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public InMemoryAccountStore Store { get; } = new();

    public Sessions Sessions { get; }

    public Links Links { get; }

    public SignIn SignIn { get; }

    public AcceptLink AcceptLink { get; }

    public ChangePassword ChangePassword { get; }

    public SignInExternally External { get; }

    private PlainHashing Hashing { get; } = new();

    public async Task<Person> AddOperatorAsync()
    {
        var token = await Links.CreateFirstAsync(default);
        var outcome = await AcceptLink.ExecuteAsync(
            new LinkAnswer
            {
                Token = token!,
                Email = "Maria@Example.com",
                Name = "Maria",
                Password = Password,
            },
            "test",
            default
        );
        return outcome.Value!.Person;
    }

    private sealed class PlainHashing : IPasswordHashing
    {
        public string Hash(string password) => "hash of " + password;

        public bool Verify(string hash, string password) => hash == Hash(password);
    }
}
