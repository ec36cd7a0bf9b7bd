using Attune.Core.Workspaces.Documents;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Keys;

/// <summary>Changes a key's name and scopes, but not its secret.</summary>
public sealed class UpdateKey(IDocumentStore store, KeyDirectory directory)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="proposal">The new name and scopes; a secret is refused.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<ApiKey>> ExecuteAsync(
        string workspaceId,
        string keyId,
        long? expectedVersion,
        KeyProposal proposal,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var document = await store.GetAsync(workspaceId, WorkspaceKinds.ApiKey, keyId, cancellationToken);
        if (KeyGuard.Check<ApiKey>(document, expectedVersion, principal) is { } refusal)
        {
            return refusal;
        }
        var problems = proposal.Check();
        if (proposal.Secret is not null)
        {
            problems.Add(new ConfigurationProblem("secret", "A secret is not changed but regenerated."));
        }
        if (problems.Count > 0)
        {
            return Outcome<ApiKey>.Invalid(problems);
        }
        var scopes = KeyScopeNames.Parse(proposal.Scopes);
        if ((scopes & KeyScopes.Operate) != 0 && !principal.IsOperator)
        {
            return Outcome<ApiKey>.Forbidden("Only a key with the scope operate may give the scope operate.");
        }
        if ((scopes & KeyScopes.Manage) == 0 && await KeyGuard.IsLastManagerAsync(store, document!, cancellationToken))
        {
            return Outcome<ApiKey>.WrongState("This is the last key that may manage the workspace.");
        }
        var record = WorkspaceJson.Read<ApiKeyRecord>(document!.Json) with
        {
            Name = proposal.Name,
            Scopes = KeyScopeNames.Format(scopes),
        };
        var change = DocumentChange.Update(document, WorkspaceJson.Write(record));
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? await directory.FindAsync(workspaceId, keyId, cancellationToken) is { } written
                ? Outcome<ApiKey>.Done(written)
                : Outcome<ApiKey>.NotFound()
            : Outcome<ApiKey>.Conflict(result.ConflictVersion);
    }
}
