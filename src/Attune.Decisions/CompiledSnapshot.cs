using Attune.Decisions.Validation;

namespace Attune.Decisions;

/// <summary>A snapshot, and the records that were left out of it.</summary>
/// <param name="Snapshot">Serves all records without problems.</param>
/// <param name="Problems">All problems of the others.</param>
public sealed record CompiledSnapshot(Snapshot Snapshot, IReadOnlyList<RecordProblem> Problems);
