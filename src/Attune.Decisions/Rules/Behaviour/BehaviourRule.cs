using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Behaviour;

/// <summary>
/// Has executed an event at least, exactly or at most so many times. "At most" and "exactly 0" hold for users who never did. Has not
/// executed is the opposite. Without a user it is unknown.
/// </summary>
internal sealed class BehaviourRule : EventRule
{
    private readonly EventSource _source;
    private readonly ExecutionType _type;
    private readonly int _count;
    private readonly bool _executed;

    public BehaviourRule(RuleClause clause, EventSource source, Execution execution, bool executed)
    {
        Clause = clause;
        _source = source;
        _type = execution.Type;
        _count = execution.Count;
        _executed = executed;
    }

    public override void AddNeeds(RuleNeedsBuilder needs) => _source.AddNeeds(needs);

    protected override Truth Look(EventHistory events, ref RuleRun run, out EventFinding finding)
    {
        // An explanation shows the whole count; a decision needs to know only whether it is enough.
        var enough =
            run.Trace is not null ? int.MaxValue
            : _type == ExecutionType.AtLeast ? _count
            : _count + 1;
        var count = enough == 0 ? 0 : _source.Count(events, ref run, enough);
        finding = new(count);
        var holds = _type switch
        {
            ExecutionType.AtLeast => count >= _count,
            ExecutionType.AtMost => count <= _count,
            _ => count == _count,
        };
        return Truths.Of(holds == _executed);
    }
}
