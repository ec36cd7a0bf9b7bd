namespace Attune.Core.Workspaces;

/// <summary>A key that has shown its secret. Immutable; shared by all requests that use the key.</summary>
/// <param name="WorkspaceId">The one workspace that the key opens.</param>
/// <param name="KeyId">Public: names the key in lists and in the audit trail.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Scopes">What it may do.</param>
public sealed record AuthenticatedKey(string WorkspaceId, string KeyId, string Name, KeyScopes Scopes);
