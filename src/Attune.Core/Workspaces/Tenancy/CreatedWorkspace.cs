namespace Attune.Core.Workspaces.Tenancy;

/// <summary>A new workspace and the secret of its first key, which is never to be had again.</summary>
public sealed record CreatedWorkspace(string WorkspaceId, string KeyId, string Secret);
