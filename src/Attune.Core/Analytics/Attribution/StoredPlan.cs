using System.Text.Json;

namespace Attune.Core.Analytics.Attribution;

/// <summary>What totals were counted by, kept with them.</summary>
/// <param name="TimeZone">The workspace's zone, an IANA name.</param>
/// <param name="Experiences">By id.</param>
/// <param name="Carried">Experiences that are broken at the moment: they go on to be counted as they were.</param>
internal sealed record StoredPlan(
    string TimeZone,
    IReadOnlyDictionary<string, PlannedExperience> Experiences,
    IReadOnlyList<string> Carried
)
{
    private static readonly JsonSerializerOptions Options = new();

    public static StoredPlan Read(string json) => JsonSerializer.Deserialize<StoredPlan>(json, Options)!;

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>
    /// Whether totals by this plan are wrong by the next one: days begin elsewhere, an experience has other goals, or a goal
    /// counts events that were not kept so far. An experience that is new, with goals of a known kind, changes nothing.
    /// </summary>
    public bool NeedsReplay(StoredPlan next)
    {
        if (next.TimeZone != TimeZone)
        {
            return true;
        }
        var known = Experiences.Values.SelectMany(each => each.Goals).Select(goal => goal.Signature).ToHashSet();
        foreach (var (id, experience) in next.Experiences)
        {
            var isBack = Carried.Contains(id) && !next.Carried.Contains(id);
            if (isBack || (Experiences.TryGetValue(id, out var before) && !before.Counts(experience)))
            {
                return true;
            }
            if (experience.Goals.Any(goal => !known.Contains(goal.Signature)))
            {
                return true;
            }
        }
        return false;
    }
}
