using Attune.Decisions.Rules;

namespace Attune.Decisions.Experiences;

/// <summary>An experience, ready to decide. Immutable, thread-safe.</summary>
internal sealed class CompiledExperience(
    Experience record,
    long startMs,
    long endMs,
    int controlSlots,
    ExclusionShare? exclusion,
    CompiledAudience[] audiences,
    GoalTest[] goals,
    RuleNeeds needs
)
{
    public string Id => Record.Id;

    public string Key => Record.Key;

    public Experience Record { get; } = record;

    /// <summary>The experience's control group: users whose second draw is below it.</summary>
    public int ControlSlots { get; } = controlSlots;

    public ExclusionShare? Exclusion { get; } = exclusion;

    public ReadOnlySpan<CompiledAudience> Audiences => audiences;

    public IReadOnlyList<GoalTest> Goals => goals;

    public RuleNeeds Needs { get; } = needs;

    public ExperienceStatus StatusAt(long nowMs) =>
        Record.State == ExperienceState.Draft ? ExperienceStatus.Draft
        : nowMs >= endMs ? ExperienceStatus.Expired
        : Record.State == ExperienceState.Paused ? ExperienceStatus.Paused
        : nowMs < startMs ? ExperienceStatus.Scheduled
        : ExperienceStatus.Active;
}
