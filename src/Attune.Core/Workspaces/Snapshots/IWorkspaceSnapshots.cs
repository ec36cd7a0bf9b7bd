using Attune.Decisions;

namespace Attune.Core.Workspaces.Snapshots;

/// <summary>
/// The compiled configuration of every workspace, in memory. A change swaps a workspace's snapshot in one step: whoever has
/// taken one goes on with it, whoever takes one next has the new. Safe for concurrent use; a read takes no lock.
/// </summary>
public interface IWorkspaceSnapshots
{
    /// <summary>The snapshot that holds now; an empty one for a workspace that does not exist.</summary>
    Snapshot Current(string workspaceId);

    /// <summary>The snapshot together with what it was made from and what was left out of it.</summary>
    CompiledWorkspace Find(string workspaceId);
}
