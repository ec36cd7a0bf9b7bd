using Attune.Decisions.Rules.Operators;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Behaviour;

/// <summary>Compares an event's attribute, with the same results for missing, null and wrong types as a user's attribute.</summary>
internal sealed class EventAttributeCondition(RuleClause clause, AttributePath path, ValueTest test, bool negate)
    : EventCondition
{
    public override string Text => clause.Text;

    public override Truth Test(in StoredEvent happened, ref RuleRun run, ref EventMismatches mismatches)
    {
        var outcome = ValueReader.Test(path.Find(happened), test, ref run.Time);
        switch (outcome)
        {
            case Outcome.Match:
                return Truths.Of(!negate);
            case Outcome.NoMatch:
                return Truths.Of(negate);
            case Outcome.WrongType:
                mismatches.Add(clause, Mismatch.WrongType);
                return Truth.Unknown;
            default:
                if (!test.IsPresence)
                {
                    mismatches.Add(clause, outcome == Outcome.Null ? Mismatch.Null : Mismatch.Missing);
                }

                return Truths.Of(negate);
        }
    }
}
