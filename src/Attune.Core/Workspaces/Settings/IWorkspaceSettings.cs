namespace Attune.Core.Workspaces.Settings;

/// <summary>The settings of all workspaces, in memory. Safe for concurrent use; a read takes no lock.</summary>
public interface IWorkspaceSettings
{
    /// <summary>The workspace's settings; the defaults for one that never set any or does not exist.</summary>
    WorkspaceSettings Current(string workspaceId);
}
