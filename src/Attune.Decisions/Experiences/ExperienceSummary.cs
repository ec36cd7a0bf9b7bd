namespace Attune.Decisions.Experiences;

/// <summary>An experience in a list (wire.md section 2.1).</summary>
public sealed class ExperienceSummary
{
    private readonly CompiledExperience _experience;

    internal ExperienceSummary(CompiledExperience experience) => _experience = experience;

    public string Id => _experience.Id;

    public string Key => _experience.Key;

    public string Name => _experience.Record.Name;

    public ExperiencePriority Priority => _experience.Record.Priority;

    /// <summary>Its goals, the primary one first.</summary>
    public IReadOnlyList<GoalTest> Goals => _experience.Goals;

    /// <summary>How long after an impression or click an event is attributed to it, in milliseconds.</summary>
    public long AttributionWindowMs => _experience.Record.AttributionWindowHours * 3_600_000L;

    /// <summary>The record that it was compiled from.</summary>
    public Experience Record => _experience.Record;

    /// <summary>Where it stands at the moment.</summary>
    public ExperienceStatus StatusAt(DateTimeOffset now) => _experience.StatusAt(now.ToUnixTimeMilliseconds());
}
