using Attune.Decisions;
using Attune.Decisions.Rules;
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
)
{
    /// <summary>Counts, for the author, conditions that found no value to compare. Goes on when the configuration changes.</summary>
    public MismatchCounters Mismatches { get; } = new(Snapshot);
}
