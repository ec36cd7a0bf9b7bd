using Attune.Core.Analytics.Rollups;
using Attune.Decisions.Users;
using NodaTime;

namespace Attune.Core.Tests.Analytics.Attribution;

/// <summary>Counts raw events the slow way, straight from the words of docs/attribution.md, to compare totals with.</summary>
internal static class Recount
{
    private static readonly (string Id, double Least)[] Goals = [("G1", double.MinValue), ("G2", 100.0000001)];

    /// <summary>Totals by measure, goal, variation and day of the workspace, those of 0 left out.</summary>
    public static SortedDictionary<string, RollupValue> Of(
        IEnumerable<IEnumerable<UserEvent>> users,
        string timeZone,
        int windowHours
    )
    {
        var zone = DateTimeZoneProviders.Tzdb[timeZone];
        var totals = new SortedDictionary<string, RollupValue>(StringComparer.Ordinal);
        foreach (var events in users.Select(user => user.ToArray()))
        {
            var shown = Exposures(events, "SHOWN");
            var clicked = Exposures(events, "CLICKED");
            Exposed(Measure.Impressions, shown);
            Exposed(Measure.Clicks, clicked);
            foreach (var (id, least) in Goals)
            {
                var reached = events
                    .Where(e => e.Name == "Order Placed" && e.Attributes["price"].AsDouble() > least)
                    .ToArray();
                var credited = new HashSet<UserEvent>(ReferenceEqualityComparer.Instance);
                Credit(Measure.ViewThrough, id, reached, shown, windowHours * 60, credited);
                Credit(Measure.ClickThrough, id, reached, clicked, windowHours * 60, credited);
                Credit(Measure.InSession, id, reached, clicked, 30, credited);
                var days = new HashSet<int>();
                foreach (var order in reached.Where(e => !credited.Contains(e)))
                {
                    Add(Measure.Unattributed, id, "", order, new(1, days.Add(Day(order)) ? 1 : 0, Amount(id, order)));
                }
            }
        }
        foreach (var empty in totals.Where(total => total.Value == default).ToArray())
        {
            totals.Remove(empty.Key);
        }
        return totals;

        void Exposed(Measure measure, (UserEvent Event, string Variation)[] exposures)
        {
            foreach (var group in exposures.GroupBy(e => (e.Variation, Day(e.Event))))
            {
                Add(measure, "", group.Key.Variation, group.First().Event, new(group.Count(), 1, 0));
            }
        }

        void Credit(
            Measure measure,
            string goal,
            UserEvent[] reached,
            (UserEvent Event, string Variation)[] exposures,
            int minutes,
            HashSet<UserEvent> credited
        )
        {
            foreach (var variation in exposures.Select(e => e.Variation).Distinct())
            {
                var instances = new HashSet<int>();
                foreach (var order in reached.OrderBy(e => e.TimeMs).ThenBy(e => Amount(goal, e)))
                {
                    var latest = exposures
                        .Where(e => e.Variation == variation && e.Event.TimeMs <= order.TimeMs)
                        .OrderBy(e => e.Event.TimeMs)
                        .LastOrDefault();
                    if (latest.Event is null || order.TimeMs - latest.Event.TimeMs > minutes * 60_000L)
                    {
                        continue;
                    }
                    credited.Add(order);
                    var unique = instances.Add(Day(latest.Event)) ? 1 : 0;
                    Add(measure, goal, variation, order, new(1, unique, Amount(goal, order)));
                }
            }
        }

        void Add(Measure measure, string goal, string variation, UserEvent at, RollupValue value)
        {
            var key = $"{measure} {goal} {variation} {Day(at)}";
            totals[key] = totals.GetValueOrDefault(key) + value;
        }

        int Day(UserEvent at) =>
            Period.DaysBetween(
                new LocalDate(1970, 1, 1),
                Instant.FromUnixTimeMilliseconds(at.TimeMs).InZone(zone).Date
            );
    }

    /// <summary>Cells of days in the same form.</summary>
    public static SortedDictionary<string, RollupValue> Of(IEnumerable<KeyValuePair<RollupCell, RollupValue>> cells)
    {
        var totals = new SortedDictionary<string, RollupValue>(StringComparer.Ordinal);
        foreach (var (cell, value) in cells)
        {
            if (
                cell.Grain == Grain.Day
                && cell.Series.Measure
                    is not (Measure.FirstExposures or Measure.Crossed or Measure.Assignments or Measure.AfterAssignment)
            )
            {
                var key = $"{cell.Series.Measure} {cell.Series.Goal} {cell.Series.VariationId} {cell.Bucket}";
                totals[key] = totals.GetValueOrDefault(key) + value;
            }
        }
        foreach (var empty in totals.Where(total => total.Value == default).ToArray())
        {
            totals.Remove(empty.Key);
        }
        return totals;
    }

    private static long Amount(string goal, UserEvent order) =>
        goal == "G1" ? (long)Math.Round(order.Attributes["price"].AsDouble() * 10_000) : 0;

    private static (UserEvent Event, string Variation)[] Exposures(UserEvent[] events, string kind) =>
        [
            .. events
                .Where(e => e.Name.EndsWith(kind, StringComparison.Ordinal))
                .Select(e => (e, e.Attributes["cid"].AsString().Split("_AB_")[1].Split('_')[0])),
        ];
}
