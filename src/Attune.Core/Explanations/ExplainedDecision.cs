using Attune.Decisions.Explanations;
using Attune.Decisions.Recordings;

namespace Attune.Core.Explanations;

/// <summary>A past fetch, explained.</summary>
/// <param name="Recording">What was recorded of it.</param>
/// <param name="Explanations">Why, for each key; null where the configuration of then cannot be had any more.</param>
/// <param name="Agrees">
/// Whether explaining came to what was decided then. It does not where a limit of the server, or Attune itself, has changed since:
/// then <see cref="DecisionRecording.Decisions"/> is what was answered.
/// </param>
public sealed record ExplainedDecision(
    DecisionRecording Recording,
    IReadOnlyList<Explanation>? Explanations,
    bool Agrees
);
