using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Keys;

/// <summary>Reads keys with their last use, for the use cases of this folder.</summary>
public sealed class KeyDirectory(IDocumentStore store, IKeyUseStore uses, KeyRing ring)
{
    /// <summary>All living keys of a workspace, oldest first.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var documents = await store.ListAsync(workspaceId, WorkspaceKinds.ApiKey, cancellationToken);
        var recorded = (await uses.ListAsync(workspaceId, cancellationToken)).ToDictionary(
            use => use.KeyId,
            use => use.LastUsedAt
        );
        return
        [
            .. documents
                .Select(document => ApiKey.From(document, LastUse(document)))
                .OrderBy(key => key.CreatedAt)
                .ThenBy(key => key.Id, StringComparer.Ordinal),
        ];

        DateTimeOffset? LastUse(Document document) =>
            ring.LastUse(workspaceId, document.Id) ?? (recorded.TryGetValue(document.Id, out var at) ? at : null);
    }

    /// <summary>One living key, or null.</summary>
    public async Task<ApiKey?> FindAsync(string workspaceId, string keyId, CancellationToken cancellationToken) =>
        (await ListAsync(workspaceId, cancellationToken)).FirstOrDefault(key => key.Id == keyId);
}
