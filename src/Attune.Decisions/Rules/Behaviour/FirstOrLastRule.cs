using System.Globalization;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Behaviour;

/// <summary>
/// Has executed an event for the first, or the last, time in a window: the first (last) of all kept events that fit the condition
/// lies in it.
/// </summary>
internal sealed class FirstOrLastRule : EventRule
{
    private readonly EventSource _source;
    private readonly bool _first;
    private readonly bool _executed;

    public FirstOrLastRule(RuleClause clause, EventSource source, bool first, bool executed)
    {
        Clause = clause;
        _source = source;
        _first = first;
        _executed = executed;
    }

    public override void AddNeeds(RuleNeedsBuilder needs) =>
        needs.Event(new EventNeed(_source.Name, null, null, _source.Condition is not null));

    protected override Truth Look(EventHistory events, ref RuleRun run, out EventFinding finding)
    {
        finding = new(Find(events, ref run));
        var holds = finding.Number is { } time && _source.Span(ref run).Contains(time);
        return Truths.Of(holds == _executed);
    }

    protected override AttributeValue ValueOf(EventFinding finding) =>
        finding.Number is { } time
            ? DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("O", CultureInfo.InvariantCulture)
            : AttributeValue.Missing;

    private long? Find(EventHistory events, ref RuleRun run)
    {
        if (_source.Condition is null)
        {
            var known = events.CountOf(_source.Name);
            return known.Count == 0 ? null
                : _first ? known.FirstMs
                : known.LastMs;
        }

        long? found = null;
        var mismatches = new EventMismatches();
        var all = _first ? events.Enumerate(_source.Name) : events.EnumerateBackward(_source.Name);
        foreach (var happened in all)
        {
            if (_source.Fits(happened, ref run, ref mismatches))
            {
                found = happened.TimeMs;
                break;
            }
        }

        mismatches.CountIn(ref run);
        return found;
    }
}
