using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Keys;

/// <summary>Ends a key for good: a request that comes afterwards and shows it is refused.</summary>
public sealed class RevokeKey(IDocumentStore store)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<ApiKey>> ExecuteAsync(
        string workspaceId,
        string keyId,
        long? expectedVersion,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var document = await store.GetAsync(workspaceId, WorkspaceKinds.ApiKey, keyId, cancellationToken);
        if (KeyGuard.Check<ApiKey>(document, expectedVersion, principal) is { } refusal)
        {
            return refusal;
        }
        if (await KeyGuard.IsLastManagerAsync(store, document!, cancellationToken))
        {
            return Outcome<ApiKey>.WrongState(
                "This is the last key that may manage the workspace. Create another one with the scope manage first."
            );
        }
        var change = DocumentChange.Delete(document!) with { Action = "api_key.revoke" };
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? Outcome<ApiKey>.Done(ApiKey.From(document!, lastUsedAt: null))
            : Outcome<ApiKey>.Conflict(result.ConflictVersion);
    }
}
