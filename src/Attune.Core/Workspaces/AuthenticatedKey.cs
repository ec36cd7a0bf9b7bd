namespace Attune.Core.Workspaces;

/// <summary>A key that was shown and found. It never carries the secret.</summary>
/// <param name="WorkspaceId">The workspace that the key belongs to.</param>
/// <param name="KeyId">The key's public id.</param>
/// <param name="Name">The name that people gave it.</param>
/// <param name="Scopes">What it may do.</param>
public sealed record AuthenticatedKey(string WorkspaceId, string KeyId, string Name, KeyScopes Scopes);
