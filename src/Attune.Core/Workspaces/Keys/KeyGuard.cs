using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Keys;

/// <summary>What holds for every change of an existing key.</summary>
internal static class KeyGuard
{
    /// <summary>Why the change is refused, or null.</summary>
    public static Outcome<T>? Check<T>(Document? document, long? expectedVersion, Principal principal)
        where T : class
    {
        if (document is null)
        {
            return Outcome<T>.NotFound();
        }
        if (expectedVersion is { } expected && expected != document.Version)
        {
            return Outcome<T>.Conflict(document.Version);
        }
        return (ScopesOf(document) & KeyScopes.Operate) != 0 && !principal.IsOperator
            ? Outcome<T>.Forbidden("Only a key with the scope operate may change a key with the scope operate.")
            : null;
    }

    /// <summary>Whether no other living key could manage the workspace if this one could not.</summary>
    public static async Task<bool> IsLastManagerAsync(
        IDocumentStore store,
        Document document,
        CancellationToken cancellationToken
    ) =>
        (ScopesOf(document) & KeyScopes.Manage) != 0
        && !(await store.ListAsync(document.WorkspaceId, WorkspaceKinds.ApiKey, cancellationToken)).Any(other =>
            other.Id != document.Id && (ScopesOf(other) & KeyScopes.Manage) != 0
        );

    private static KeyScopes ScopesOf(Document document) =>
        KeyScopeNames.Parse(WorkspaceJson.Read<ApiKeyRecord>(document.Json).Scopes);
}
