using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Rollups;

/// <summary>What a row of totals is of.</summary>
/// <param name="ExperienceId">The experience.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Goal">The goal's id; empty for what has none.</param>
/// <param name="AudienceId">The audience; empty for what belongs to none.</param>
/// <param name="VariationId">The variation or control group; empty for what belongs to none.</param>
/// <param name="Platform">Where the impression or click happened.</param>
/// <param name="Element">What was clicked; empty otherwise.</param>
public readonly record struct SeriesKey(
    string ExperienceId,
    Measure Measure,
    string Goal,
    string AudienceId,
    string VariationId,
    Platform Platform,
    string Element
);
