using Attune.Core.Workspaces;
using Attune.Decisions.Validation;

namespace Attune.Core.Accounts;

/// <summary>
/// Follows a link that lets somebody in once: takes the password that they choose and signs them in. The first link of a data
/// directory makes the operator's account.
/// </summary>
public sealed class AcceptLink(
    IAccountStore store,
    Links links,
    Sessions sessions,
    IPasswordHashing hashing,
    TimeProvider time
)
{
    private const string Ended = "This link has been used or has expired. Links let you in once.";

    public async Task<Outcome<SignedIn>> ExecuteAsync(
        LinkAnswer answer,
        string userAgent,
        CancellationToken cancellationToken
    )
    {
        if (await links.FindAsync(answer.Token, cancellationToken) is not { } link)
        {
            return Outcome<SignedIn>.Forbidden(Ended);
        }
        var invited = link.PersonId is { } id ? await store.FindAsync(id, cancellationToken) : null;
        if (link.PersonId is not null && invited is null)
        {
            return Outcome<SignedIn>.Forbidden(Ended);
        }
        var email = invited?.Email ?? AccountTexts.Canonical(answer.Email);
        var problems = Check(answer, email, invited);
        if (problems.All.Count > 0)
        {
            return Outcome<SignedIn>.Invalid(problems.All);
        }
        if (!await store.TakeLinkAsync(link.TokenHash, cancellationToken))
        {
            return Outcome<SignedIn>.Forbidden(Ended);
        }
        var person = await (
            invited is null
                ? AddOperatorAsync(answer, email, cancellationToken)
                : SetPasswordAsync(invited, answer, cancellationToken)
        );
        return person is null
            ? Outcome<SignedIn>.Forbidden("Somebody has an account already. Ask them to invite you.")
            : Outcome<SignedIn>.Done(await sessions.BeginAsync(person, userAgent, cancellationToken));
    }

    private static ProblemList Check(LinkAnswer answer, string email, Person? invited)
    {
        var problems = new ProblemList();
        if (invited is null && AccountTexts.CheckEmail(email) is { } wrongEmail)
        {
            problems.Add("email", wrongEmail);
        }
        if (invited is null && Texts.CheckName(answer.Name) is { } wrongName)
        {
            problems.Add("name", wrongName);
        }
        if (AccountTexts.CheckPassword(answer.Password, email) is { } wrongPassword)
        {
            problems.Add("password", wrongPassword);
        }
        return problems;
    }

    private async Task<Person?> AddOperatorAsync(LinkAnswer answer, string email, CancellationToken cancellationToken)
    {
        if ((await store.ListAsync(cancellationToken)).Count > 0)
        {
            return null;
        }
        var person = new Person
        {
            Id = RandomNames.NewId(),
            Email = email,
            Name = answer.Name.Trim(),
            IsOperator = true,
            PasswordHash = hashing.Hash(answer.Password),
            CreatedAt = time.GetUtcNow(),
        };
        return await store.AddAsync(person, cancellationToken) ? person : null;
    }

    /// <summary>Whoever was signed in with the old password is not any more.</summary>
    private async Task<Person?> SetPasswordAsync(Person person, LinkAnswer answer, CancellationToken cancellationToken)
    {
        var changed = person with
        {
            PasswordHash = hashing.Hash(answer.Password),
            FailedSignIns = 0,
            LockedUntil = null,
        };
        await store.UpdateAsync(changed, cancellationToken);
        await store.RemoveSessionsAsync(person.Id, exceptSessionId: null, cancellationToken);
        return changed;
    }
}
