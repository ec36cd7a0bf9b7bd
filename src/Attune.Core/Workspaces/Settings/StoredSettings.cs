namespace Attune.Core.Workspaces.Settings;

/// <summary>Settings together with the version that they are at; 0 for the defaults of a workspace that never set any.</summary>
public sealed record StoredSettings(WorkspaceSettings Settings, long Version);
