using Attune.Decisions;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces.Snapshots;

/// <summary>A workspace's configuration at one version, compiled. Immutable.</summary>
/// <param name="Document">The records.</param>
/// <param name="Snapshot">All of them that have no problems.</param>
/// <param name="Problems">What is wrong with the others, which are served to nobody.</param>
public sealed record CompiledWorkspace(
    WorkspaceDocument Document,
    Snapshot Snapshot,
    IReadOnlyList<RecordProblem> Problems
);
