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

    /// <summary>Where it stands at the moment.</summary>
    public ExperienceStatus StatusAt(DateTimeOffset now) => _experience.StatusAt(now.ToUnixTimeMilliseconds());
}
