namespace Attune.Core.Workspaces.Keys;

/// <summary>When a key was last shown; exact to the minute.</summary>
public sealed record KeyUse(string WorkspaceId, string KeyId, DateTimeOffset LastUsedAt);
