using Attune.Core.Workspaces;

namespace Attune.Core.Accounts;

/// <summary>Gives a person who knows the password a new one. Other sessions of the person end.</summary>
public sealed class ChangePassword(IAccountStore store, IPasswordHashing hashing)
{
    public async Task<Outcome<Person>> ExecuteAsync(
        string personId,
        string currentSessionId,
        string oldPassword,
        string newPassword,
        CancellationToken cancellationToken
    )
    {
        if (await store.FindAsync(personId, cancellationToken) is not { } person)
        {
            return Outcome<Person>.NotFound();
        }
        if (
            person.PasswordHash is { } hash
            && (oldPassword.Length > AccountTexts.MaximumPassword || !hashing.Verify(hash, oldPassword))
        )
        {
            return Outcome<Person>.Invalid("old_password", "This is not your password.");
        }
        if (AccountTexts.CheckPassword(newPassword, person.Email) is { } wrong)
        {
            return Outcome<Person>.Invalid("new_password", wrong);
        }
        person = person with { PasswordHash = hashing.Hash(newPassword) };
        await store.UpdateAsync(person, cancellationToken);
        await store.RemoveSessionsAsync(personId, currentSessionId, cancellationToken);
        return Outcome<Person>.Done(person);
    }
}
