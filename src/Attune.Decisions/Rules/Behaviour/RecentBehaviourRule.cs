using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Behaviour;

/// <summary>Has or has not executed an event, among its last ten instances only.</summary>
internal sealed class RecentBehaviourRule : EventRule
{
    /// <summary>So many instances count (wire.md section 6.1).</summary>
    public const int Instances = 10;

    private readonly EventSource _source;
    private readonly int? _minutes;
    private readonly bool _executed;

    public RecentBehaviourRule(RuleClause clause, EventSource source, int? minutes, bool executed)
    {
        Clause = clause;
        _source = source;
        _minutes = minutes;
        _executed = executed;
    }

    public override void AddNeeds(RuleNeedsBuilder needs) =>
        needs.Event(
            new EventNeed(
                _source.Name,
                _minutes is { } minutes ? (minutes / 1_440) + 2 : null,
                Instances,
                _source.Condition is not null
            )
        );

    protected override Truth Look(EventHistory events, ref RuleRun run, out EventFinding finding)
    {
        var from = _minutes is { } minutes ? run.Time.NowMs - (minutes * 60_000L) : long.MinValue;
        var seen = 0;
        var fitting = 0;
        var mismatches = new EventMismatches();
        foreach (var happened in events.EnumerateBackward(_source.Name, from))
        {
            if (++seen > Instances)
            {
                break;
            }

            if (_source.Fits(happened, ref run, ref mismatches))
            {
                fitting++;
                if (run.Trace is null)
                {
                    break;
                }
            }
        }

        mismatches.CountIn(ref run);
        finding = new(fitting);
        return Truths.Of((fitting > 0) == _executed);
    }
}
