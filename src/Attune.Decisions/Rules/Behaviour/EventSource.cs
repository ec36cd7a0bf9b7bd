using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Behaviour;

/// <summary>Which events a rule looks at: of one name, in a window, that fit a condition. Immutable.</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Window">Null for the whole kept history.</param>
/// <param name="Condition">Null for any event of the name.</param>
internal sealed record EventSource(string Name, TimeWindow? Window, EventCondition? Condition)
{
    public string Text =>
        $"\"{Name}\""
        + (Condition is null ? "" : $" where {Condition.Text}")
        + (Window is null ? "" : $" {Window.Text}");

    public void AddNeeds(RuleNeedsBuilder needs) =>
        needs.Event(new EventNeed(Name, Window?.Days, null, Condition is not null));

    public TimeSpanMs Span(ref RuleRun run) => Window?.Resolve(ref run.Time) ?? TimeSpanMs.All;

    /// <summary>Counts the events, but no further than <paramref name="enough"/>.</summary>
    public int Count(EventHistory events, ref RuleRun run, int enough)
    {
        var known = events.CountOf(Name);
        if (known.Count == 0)
        {
            return 0;
        }

        var span = Span(ref run);
        if (known.LastMs < span.From || known.FirstMs >= span.Until)
        {
            return 0;
        }

        if (Condition is null && known.FirstMs >= span.From && known.LastMs < span.Until)
        {
            return Math.Min(known.Count, enough);
        }

        var count = 0;
        var mismatches = new EventMismatches();
        foreach (var happened in events.EnumerateBackward(Name, span.From, span.Until))
        {
            if (Fits(happened, ref run, ref mismatches) && ++count >= enough)
            {
                break;
            }
        }

        mismatches.CountIn(ref run);
        return count;
    }

    public bool Fits(in StoredEvent happened, ref RuleRun run, ref EventMismatches mismatches) =>
        Condition is null || Condition.Test(happened, ref run, ref mismatches) == Truth.True;
}
