namespace Attune.Core.Analytics.Attribution;

/// <summary>An experience as totals are kept of it.</summary>
/// <param name="Goals">In the order of the experience.</param>
/// <param name="WindowMs">The attribution window, in milliseconds.</param>
internal sealed record PlannedExperience(IReadOnlyList<PlannedGoal> Goals, long WindowMs)
{
    public bool Counts(PlannedExperience other) => WindowMs == other.WindowMs && Goals.SequenceEqual(other.Goals);
}
