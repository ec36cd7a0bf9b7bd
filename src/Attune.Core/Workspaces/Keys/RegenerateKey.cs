using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Keys;

/// <summary>
/// Gives a key a new secret. The old one ends with this call: a request that comes afterwards and shows it is refused
/// (wire.md 1.1).
/// </summary>
public sealed class RegenerateKey(IDocumentStore store, TimeProvider time)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="keyId">The key.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<CreatedKey>> ExecuteAsync(
        string workspaceId,
        string keyId,
        long? expectedVersion,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var document = await store.GetAsync(workspaceId, WorkspaceKinds.ApiKey, keyId, cancellationToken);
        if (KeyGuard.Check<CreatedKey>(document, expectedVersion, principal) is { } refusal)
        {
            return refusal;
        }
        var secret = RandomNames.NewSecret();
        var record = WorkspaceJson.Read<ApiKeyRecord>(document!.Json) with
        {
            Ending = secret[^4..],
            GeneratedAt = time.GetUtcNow(),
        };
        var change = DocumentChange.Update(document, WorkspaceJson.Write(record), "api_key.regenerate") with
        {
            Secret = SecretHash.Compute(secret),
        };
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        if (!result.IsWritten)
        {
            return Outcome<CreatedKey>.Conflict(result.ConflictVersion);
        }
        var written = await store.GetAsync(workspaceId, WorkspaceKinds.ApiKey, keyId, cancellationToken);
        return written is null
            ? Outcome<CreatedKey>.NotFound()
            : Outcome<CreatedKey>.Done(new CreatedKey(ApiKey.From(written, lastUsedAt: null), secret));
    }
}
