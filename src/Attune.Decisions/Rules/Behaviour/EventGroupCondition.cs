using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Behaviour;

/// <summary>Conditions on one event joined by and / or.</summary>
internal sealed class EventGroupCondition(IReadOnlyList<EventCondition> conditions, bool isAnd, bool negate)
    : EventCondition
{
    private readonly EventCondition[] _conditions = [.. conditions];

    public override string Text
    {
        get
        {
            var joined = string.Join(isAnd ? " and " : " or ", _conditions.Select(condition => condition.Text));
            return negate ? $"not ({joined})"
                : _conditions.Length > 1 ? $"({joined})"
                : joined;
        }
    }

    public override Truth Test(in StoredEvent happened, ref RuleRun run, ref EventMismatches mismatches)
    {
        var settled = isAnd ? Truth.False : Truth.True;
        var truth = isAnd ? Truth.True : Truth.False;
        foreach (var condition in _conditions)
        {
            var one = condition.Test(happened, ref run, ref mismatches);
            if (one == settled)
            {
                return settled.NegatedIf(negate);
            }

            truth = one == Truth.Unknown ? Truth.Unknown : truth;
        }

        return truth.NegatedIf(negate);
    }
}
