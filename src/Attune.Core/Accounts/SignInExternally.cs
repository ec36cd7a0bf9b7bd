using Attune.Core.Workspaces;

namespace Attune.Core.Accounts;

/// <summary>
/// Lets somebody in whom an OpenID Connect provider vouches for: by the account linked before, or else by a verified email
/// that was invited. Nobody gets an account of their own accord.
/// </summary>
public sealed class SignInExternally(IAccountStore store, Sessions sessions)
{
    /// <param name="issuer">Of the provider, as its tokens name it.</param>
    /// <param name="subject">Who, within the issuer.</param>
    /// <param name="verifiedEmail">Null where the provider does not vouch for the email.</param>
    /// <param name="userAgent">What the browser calls itself.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Outcome<SignedIn>> ExecuteAsync(
        string issuer,
        string subject,
        string? verifiedEmail,
        string userAgent,
        CancellationToken cancellationToken
    )
    {
        var key = $"{issuer} {subject}";
        var person = await store.FindBySubjectAsync(key, cancellationToken);
        if (person is null && verifiedEmail is not null)
        {
            person = await store.FindByEmailAsync(AccountTexts.Canonical(verifiedEmail), cancellationToken);
            if (person is { Subject: null })
            {
                person = person with { Subject = key };
                await store.UpdateAsync(person, cancellationToken);
            }
            else
            {
                // The email belongs to somebody who has linked another account of the provider.
                person = null;
            }
        }
        return person is null
            ? Outcome<SignedIn>.Forbidden("Nobody has invited this account to Attune. Ask an admin for an invitation.")
            : Outcome<SignedIn>.Done(await sessions.BeginAsync(person, userAgent, cancellationToken));
    }
}
