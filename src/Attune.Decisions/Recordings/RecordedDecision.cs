namespace Attune.Decisions.Recordings;

/// <summary>What came out for one experience, kept beside what was read, so that a replay can be held against it.</summary>
/// <param name="ExperienceKey">The key that was asked for.</param>
/// <param name="Reason">The outcome.</param>
/// <param name="AudienceId">The audience that the user was in, or null.</param>
/// <param name="VariationId">What was served, or null.</param>
public sealed record RecordedDecision(
    string ExperienceKey,
    DecisionReason Reason,
    string? AudienceId,
    string? VariationId
);
