namespace Attune.Core.Analytics.Rollups;

/// <summary>Users of one arm with a value of about one size.</summary>
/// <param name="Arm">The variation's id or that of a control group (<see cref="Decisions.Users.ExperienceMark"/>).</param>
/// <param name="Bin">The bin of the value's size; 0 for the metric of conversion.</param>
public readonly record struct OutcomeKey(
    string ExperienceId,
    string Goal,
    OutcomeMetric Metric,
    OutcomeBasis Basis,
    string AudienceId,
    string Arm,
    int Bin
);
