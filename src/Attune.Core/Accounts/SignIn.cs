using System.Globalization;
using Attune.Core.Workspaces;

namespace Attune.Core.Accounts;

/// <summary>
/// Lets somebody in by email and password. An account is locked for a while after too many wrong passwords in a row. Nothing
/// in the answer tells whether an email is known.
/// </summary>
public sealed class SignIn(
    IAccountStore store,
    Sessions sessions,
    IPasswordHashing hashing,
    AccountSettings settings,
    TimeProvider time
)
{
    private const string Refusal = "This email and password do not belong together.";

    // What an unknown email is compared with, so that it takes as long as a known one.
    private readonly Lazy<string> nobody = new(() => hashing.Hash(RandomNames.NewSecret()));

    public async Task<Outcome<SignedIn>> ExecuteAsync(
        string email,
        string password,
        string userAgent,
        CancellationToken cancellationToken
    )
    {
        if (password.Length > AccountTexts.MaximumPassword)
        {
            return Outcome<SignedIn>.Forbidden(Refusal);
        }
        var person = await store.FindByEmailAsync(AccountTexts.Canonical(email), cancellationToken);
        if (person?.PasswordHash is null)
        {
            hashing.Verify(nobody.Value, password);
            return Outcome<SignedIn>.Forbidden(Refusal);
        }
        var now = time.GetUtcNow();
        if (person.LockedUntil > now)
        {
            hashing.Verify(nobody.Value, password);
            return Outcome<SignedIn>.Forbidden(
                $"Too many wrong passwords. Try again in {Minutes(person.LockedUntil.Value - now)}."
            );
        }
        if (!hashing.Verify(person.PasswordHash, password))
        {
            await CountFailureAsync(person, now, cancellationToken);
            return Outcome<SignedIn>.Forbidden(Refusal);
        }
        if (person.FailedSignIns > 0)
        {
            person = person with { FailedSignIns = 0, LockedUntil = null };
            await store.UpdateAsync(person, cancellationToken);
        }
        return Outcome<SignedIn>.Done(await sessions.BeginAsync(person, userAgent, cancellationToken));
    }

    private Task CountFailureAsync(Person person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var failures = person.FailedSignIns + 1;
        var isLocked = failures >= settings.Attempts;
        return store.UpdateAsync(
            person with
            {
                FailedSignIns = isLocked ? 0 : failures,
                LockedUntil = isLocked ? now + settings.Lock : person.LockedUntil,
            },
            cancellationToken
        );
    }

    private static string Minutes(TimeSpan left) =>
        left <= TimeSpan.FromMinutes(1)
            ? "a minute"
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(left.TotalMinutes):0} minutes");
}
