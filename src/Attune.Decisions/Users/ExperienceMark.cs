namespace Attune.Decisions.Users;

/// <summary>What a user first had of an experience.</summary>
/// <param name="AudienceId">The audience that they were in.</param>
/// <param name="VariationId">The variation, or one of the control groups.</param>
/// <param name="TimeMs">When, in milliseconds since 1970.</param>
public readonly record struct ExperienceMark(string AudienceId, string VariationId, long TimeMs)
{
    /// <summary>Stands for the experience's own control group; no variation has such an id.</summary>
    public const string ControlGroup = "C";

    /// <summary>Stands for the workspace's control group.</summary>
    public const string GlobalControlGroup = "G";

    /// <summary>Whether it comes before the other. Of one moment the lesser ids come first, so that any order gives the same.</summary>
    public bool IsBefore(ExperienceMark other) =>
        TimeMs != other.TimeMs ? TimeMs < other.TimeMs
        : AudienceId != other.AudienceId ? string.CompareOrdinal(AudienceId, other.AudienceId) < 0
        : string.CompareOrdinal(VariationId, other.VariationId) < 0;
}
