using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Experiences;
using NodaTime;

namespace Attune.Core.Analytics.Attribution;

/// <summary>
/// What a workspace's totals count: its days, and its experiences with their goals. Totals are a pure function of what users
/// did and of this. Immutable, thread-safe.
/// </summary>
internal sealed class AnalyticsPlan
{
    private const long DayMs = 86_400_000;
    private readonly DateTimeZone zone;
    private readonly Dictionary<string, GoalTest[]> tests;

    private AnalyticsPlan(StoredPlan stored, Dictionary<string, GoalTest[]> tests)
    {
        Stored = stored;
        this.tests = tests;
        zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(stored.TimeZone) ?? DateTimeZone.Utc;
    }

    /// <summary>The part that is kept with the totals.</summary>
    public StoredPlan Stored { get; }

    public IReadOnlyDictionary<string, PlannedExperience> Experiences => Stored.Experiences;

    /// <param name="workspace">The configuration.</param>
    /// <param name="before">What was counted by before, or null: experiences that are missing now are carried on.</param>
    public static AnalyticsPlan Of(CompiledWorkspace workspace, StoredPlan? before = null)
    {
        var experiences = new SortedDictionary<string, PlannedExperience>(StringComparer.Ordinal);
        var byEvent = new Dictionary<string, List<GoalTest>>(StringComparer.Ordinal);
        foreach (var experience in workspace.Snapshot.Experiences)
        {
            if (experience.Record.State == ExperienceState.Draft)
            {
                continue;
            }
            experiences[experience.Id] = new PlannedExperience(
                [
                    .. experience.Goals.Select(test => new PlannedGoal(
                        test.Goal.Id,
                        test.Signature,
                        test.Goal.Revenue is not null
                    )),
                ],
                experience.AttributionWindowMs
            );
            foreach (var test in experience.Goals)
            {
                if (!byEvent.TryGetValue(test.Goal.EventName, out var known))
                {
                    byEvent.Add(test.Goal.EventName, known = []);
                }
                if (known.All(other => other.Signature != test.Signature))
                {
                    known.Add(test);
                }
            }
        }
        var carried = new List<string>();
        foreach (var (id, experience) in before?.Experiences ?? new Dictionary<string, PlannedExperience>())
        {
            if (experiences.TryAdd(id, experience))
            {
                carried.Add(id);
            }
        }
        return new AnalyticsPlan(
            new StoredPlan(workspace.Document.TimeZone, experiences, carried),
            byEvent.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal)
        );
    }

    /// <summary>The goals that an event of this name may reach, one of each signature.</summary>
    public ReadOnlySpan<GoalTest> TestsOf(string eventName) => tests.GetValueOrDefault(eventName);

    /// <summary>The workspace's day that a moment lies in: days since 1970.</summary>
    public int DayOf(long timeMs)
    {
        var offset = zone.GetUtcOffset(Instant.FromUnixTimeMilliseconds(timeMs)).Milliseconds;
        return (int)Math.Floor((timeMs + offset) / (double)DayMs);
    }
}
