using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Accounts;

/// <summary>Changes somebody's role in a workspace, or takes them out of it; both count for their next click.</summary>
public sealed class ChangeMember(IAccountStore store, IDocumentStore documents, MemberDirectory directory, Links links)
{
    public async Task<Outcome<MemberRecord>> SetRoleAsync(
        string workspaceId,
        string personId,
        Role role,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(workspaceId, personId, cancellationToken) is not { } document)
        {
            return Outcome<MemberRecord>.NotFound();
        }
        var record = WorkspaceJson.Read<MemberRecord>(document.Json) with { Role = role };
        var change = DocumentChange.Update(document, WorkspaceJson.Write(record));
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? Outcome<MemberRecord>.Done(record)
            : Outcome<MemberRecord>.Conflict(result.ConflictVersion);
    }

    /// <summary>The account stays, so that this can be undone; whoever has no place anywhere any more is signed out.</summary>
    public async Task<Outcome<MemberRecord>> RemoveAsync(
        string workspaceId,
        string personId,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(workspaceId, personId, cancellationToken) is not { } document)
        {
            return Outcome<MemberRecord>.NotFound();
        }
        var change = DocumentChange.Delete(document) with { Action = "member.remove" };
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        if (!result.IsWritten)
        {
            return Outcome<MemberRecord>.Conflict(result.ConflictVersion);
        }
        var person = await store.FindAsync(personId, cancellationToken);
        if (person is { IsOperator: false } && !directory.IsAnywhere(personId))
        {
            await store.RemoveSessionsAsync(personId, exceptSessionId: null, cancellationToken);
        }
        return Outcome<MemberRecord>.Done(WorkspaceJson.Read<MemberRecord>(document.Json));
    }

    /// <summary>A link by which a member chooses a new password; null for somebody who is not a member here.</summary>
    public async Task<string?> CreateLinkAsync(
        string workspaceId,
        string personId,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(workspaceId, personId, cancellationToken) is not null
        && await store.FindAsync(personId, cancellationToken) is { IsOperator: false }
            ? await links.CreateAsync(personId, cancellationToken)
            : null;

    private Task<Document?> FindAsync(string workspaceId, string personId, CancellationToken cancellationToken) =>
        documents.GetAsync(workspaceId, WorkspaceKinds.Member, personId, cancellationToken);
}
