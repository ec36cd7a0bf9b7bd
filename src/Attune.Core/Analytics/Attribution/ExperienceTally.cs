using Attune.Core.Analytics.Rollups;
using Attune.Decisions.Users;

namespace Attune.Core.Analytics.Attribution;

/// <summary>What one user adds to the totals of one experience (docs/attribution.md). Used once.</summary>
/// <param name="exposures">In order.</param>
/// <param name="sign">1 to add, -1 to take away.</param>
internal sealed class ExperienceTally(
    string experienceId,
    IReadOnlyList<ExposureFact> exposures,
    AnalyticsPlan plan,
    int sign,
    RollupDelta delta
)
{
    /// <summary>A goal event counts for the session of a click so long after it (wire.md 6.3).</summary>
    public const long SessionMs = 30 * 60 * 1000;

    private readonly List<ArmExposures> arms = [];
    private ExposureFact? assigned;

    /// <param name="planned">The experience's goals.</param>
    /// <param name="goals">The user's goal events by signature, each in order.</param>
    public void Add(PlannedExperience planned, ILookup<ulong, GoalFact> goals)
    {
        AddExposures();
        foreach (var goal in planned.Goals)
        {
            AddConversions(goal, planned.WindowMs, [.. goals[goal.Signature]]);
        }
        new OutcomeTally(experienceId, sign, delta).Add(
            exposures.Where(fact => fact.Kind != ExposureKind.Assignment).Cast<ExposureFact?>().FirstOrDefault(),
            assigned,
            planned,
            goals
        );
    }

    private void AddExposures()
    {
        var days = new HashSet<(ExposureKind, string, string, int)>();
        ExposureFact? first = null;
        var crossed = false;
        foreach (var fact in exposures)
        {
            if (fact.Kind == ExposureKind.Assignment)
            {
                if (assigned is null)
                {
                    assigned = fact;
                    Count(Measure.Assignments, "", fact, fact.TimeMs, new(1, 1, 0));
                }
                continue;
            }
            var day = plan.DayOf(fact.TimeMs);
            var unique = days.Add((fact.Kind, fact.AudienceId, fact.VariationId, day)) ? 1 : 0;
            var measure = fact.Kind == ExposureKind.Click ? Measure.Clicks : Measure.Impressions;
            Count(measure, "", fact, fact.TimeMs, new(1, unique, 0));
            ArmOf(fact).Add(fact, day);
            if (first is not { } begun)
            {
                first = fact;
                Count(Measure.FirstExposures, "", fact with { Element = "" }, fact.TimeMs, new(1, 1, 0));
            }
            else if (!crossed && (fact.AudienceId != begun.AudienceId || fact.VariationId != begun.VariationId))
            {
                crossed = true;
                Count(Measure.Crossed, "", begun with { Element = "" }, fact.TimeMs, new(1, 1, 0));
            }
        }
    }

    private void AddConversions(PlannedGoal goal, long windowMs, GoalFact[] events)
    {
        var credited = new bool[events.Length];
        foreach (var arm in arms)
        {
            AddCredits(Measure.ViewThrough, goal, events, arm.Impressions, windowMs, credited);
            AddCredits(Measure.ClickThrough, goal, events, arm.Clicks, windowMs, credited);
            AddCredits(Measure.InSession, goal, events, arm.Clicks, SessionMs, credited);
        }
        var after = new HashSet<int>();
        var nowhere = new HashSet<int>();
        for (var i = 0; i < events.Length; i++)
        {
            var happened = events[i];
            var day = plan.DayOf(happened.TimeMs);
            if (assigned is { } fact && happened.TimeMs >= fact.TimeMs)
            {
                var unique = after.Add(day) ? 1 : 0;
                Count(Measure.AfterAssignment, goal.Id, fact, happened.TimeMs, new(1, unique, happened.Amount));
            }
            else if (!credited[i])
            {
                var unique = nowhere.Add(day) ? 1 : 0;
                Count(Measure.Unattributed, goal.Id, default, happened.TimeMs, new(1, unique, happened.Amount));
            }
        }
    }

    /// <summary>Each event is credited to the latest exposure before it, once for each variation.</summary>
    private void AddCredits(
        Measure measure,
        PlannedGoal goal,
        GoalFact[] events,
        IReadOnlyList<(ExposureFact Fact, int Day)> from,
        long windowMs,
        bool[] credited
    )
    {
        var converted = new HashSet<int>();
        var at = -1;
        for (var i = 0; i < events.Length; i++)
        {
            while (at + 1 < from.Count && from[at + 1].Fact.TimeMs <= events[i].TimeMs)
            {
                at++;
            }
            if (at < 0 || events[i].TimeMs - from[at].Fact.TimeMs > windowMs)
            {
                continue;
            }
            credited[i] = true;
            var unique = converted.Add(from[at].Day) ? 1 : 0;
            Count(measure, goal.Id, from[at].Fact, events[i].TimeMs, new(1, unique, events[i].Amount));
        }
    }

    private void Count(Measure measure, string goal, ExposureFact of, long timeMs, RollupValue value)
    {
        var series = new SeriesKey(
            experienceId,
            measure,
            goal,
            of.AudienceId ?? "",
            of.VariationId ?? "",
            of.Platform,
            of.Element ?? ""
        );
        delta.Add(series, timeMs, plan, new(value.Total * sign, value.Uniques * sign, value.Amount * sign));
    }

    private ArmExposures ArmOf(ExposureFact fact)
    {
        foreach (var arm in arms)
        {
            if (arm.AudienceId == fact.AudienceId && arm.VariationId == fact.VariationId)
            {
                return arm;
            }
        }
        var added = new ArmExposures(fact.AudienceId, fact.VariationId);
        arms.Add(added);
        return added;
    }
}
