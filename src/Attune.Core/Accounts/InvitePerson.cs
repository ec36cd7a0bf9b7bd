using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Validation;

namespace Attune.Core.Accounts;

/// <summary>
/// Gives somebody a place in a workspace. Whoever has no account gets one, and a link that lets them in once, which the
/// inviter passes on.
/// </summary>
public sealed class InvitePerson(IAccountStore store, IDocumentStore documents, Links links, TimeProvider time)
{
    public async Task<Outcome<Invited>> ExecuteAsync(
        string workspaceId,
        Invitation invitation,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var email = AccountTexts.Canonical(invitation.Email);
        var problems = new ProblemList();
        if (AccountTexts.CheckEmail(email) is { } wrongEmail)
        {
            problems.Add("email", wrongEmail);
        }
        if (Texts.CheckName(invitation.Name) is { } wrongName)
        {
            problems.Add("name", wrongName);
        }
        if (problems.All.Count > 0)
        {
            return Outcome<Invited>.Invalid(problems.All);
        }
        var person = await FindOrAddAsync(email, invitation.Name.Trim(), cancellationToken);
        var record = new MemberRecord
        {
            Email = email,
            Name = invitation.Name.Trim(),
            Role = invitation.Role,
        };
        var change = DocumentChange.Create(WorkspaceKinds.Member, person.Id, WorkspaceJson.Write(record), email) with
        {
            Action = "member.invite",
        };
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        if (!result.IsWritten)
        {
            return result.Status == DocumentWriteStatus.NoWorkspace
                ? Outcome<Invited>.NotFound()
                : Outcome<Invited>.Taken("email", "This person is in the workspace already.");
        }
        var hasJoined = person.PasswordHash is not null || person.Subject is not null;
        var member = new Member
        {
            PersonId = person.Id,
            Email = email,
            Name = record.Name,
            Role = record.Role,
            HasJoined = hasJoined,
            Version = result.Versions[0],
        };
        var token = hasJoined ? null : await links.CreateAsync(person.Id, cancellationToken);
        return Outcome<Invited>.Done(new Invited(member, token));
    }

    private async Task<Person> FindOrAddAsync(string email, string name, CancellationToken cancellationToken)
    {
        if (await store.FindByEmailAsync(email, cancellationToken) is { } known)
        {
            return known;
        }
        var person = new Person
        {
            Id = RandomNames.NewId(),
            Email = email,
            Name = name,
            CreatedAt = time.GetUtcNow(),
        };
        return await store.AddAsync(person, cancellationToken)
            ? person
            : await store.FindByEmailAsync(email, cancellationToken)
                ?? throw new InvalidOperationException("The account was removed while it was being invited.");
    }
}
