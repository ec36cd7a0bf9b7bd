using Attune.Core.Users.Profiles;
using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Attribution;

/// <summary>
/// What counts of one user: their impressions, clicks and assignments, and their events that reach goals. Kept beside the
/// totals, so that an event that comes late finds what it belongs to. Not thread-safe.
/// </summary>
internal sealed class UserFacts
{
    /// <summary>Facts of one user at most; further ones are counted as too many and left out.</summary>
    public const int Most = 20_000;

    public List<ExposureFact> Exposures { get; } = [];

    public List<GoalFact> Goals { get; } = [];

    public int Count => Exposures.Count + Goals.Count;

    /// <summary>Takes an event in, where it counts.</summary>
    /// <returns>How many facts there are more; null where one had no room any more.</returns>
    public int? Add(UserEvent happened, AnalyticsPlan plan)
    {
        var before = Count;
        if (ExposureEvents.TryRead(happened, out var experience, out var mark))
        {
            if (Count >= Most)
            {
                return null;
            }
            Exposures.Add(
                new ExposureFact(
                    happened.TimeMs,
                    KindOf(happened.Name),
                    experience,
                    mark.AudienceId,
                    mark.VariationId,
                    happened.Platform,
                    happened.Name == ExposureEvents.Clicked
                        ? ExposureEvents.Text(happened, ExposureEvents.Element) ?? ""
                        : ""
                )
            );
        }
        foreach (var test in plan.TestsOf(happened.Name))
        {
            if (test.Matches(happened))
            {
                if (Count >= Most)
                {
                    return null;
                }
                Goals.Add(new GoalFact(happened.TimeMs, test.Signature, test.AmountOf(happened)));
            }
        }
        return Count - before;
    }

    private static ExposureKind KindOf(string eventName) =>
        eventName switch
        {
            ExposureEvents.Clicked => ExposureKind.Click,
            ExposureEvents.Assigned => ExposureKind.Assignment,
            _ => ExposureKind.Impression,
        };
}
