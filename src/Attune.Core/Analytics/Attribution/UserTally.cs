using Attune.Core.Analytics.Rollups;

namespace Attune.Core.Analytics.Attribution;

/// <summary>
/// What one user adds to the totals of a workspace: a pure function of their facts, whatever order those came in. When a user
/// has new facts, what they added before is taken away and what they add now is added (docs/attribution.md).
/// </summary>
internal static class UserTally
{
    /// <param name="sign">1 to add, -1 to take away.</param>
    public static void Add(UserFacts facts, AnalyticsPlan plan, int sign, RollupDelta delta)
    {
        facts.Exposures.Sort();
        facts.Goals.Sort();
        var exposed = new Dictionary<string, List<ExposureFact>>(StringComparer.Ordinal);
        foreach (var fact in facts.Exposures)
        {
            if (!exposed.TryGetValue(fact.ExperienceId, out var known))
            {
                exposed.Add(fact.ExperienceId, known = []);
            }
            known.Add(fact);
        }
        var goals = facts.Goals.ToLookup(fact => fact.Signature);
        foreach (var (id, exposures) in exposed)
        {
            // What names an experience that there never was is kept, and counts nowhere.
            if (plan.Experiences.GetValueOrDefault(id) is { } experience)
            {
                new ExperienceTally(id, exposures, plan, sign, delta).Add(experience, goals);
            }
        }
        if (facts.Goals.Count == 0)
        {
            return;
        }
        foreach (var (id, experience) in plan.Experiences)
        {
            if (!exposed.ContainsKey(id) && experience.Goals.Any(goal => goals.Contains(goal.Signature)))
            {
                new ExperienceTally(id, [], plan, sign, delta).Add(experience, goals);
            }
        }
    }
}
