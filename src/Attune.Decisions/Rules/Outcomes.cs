using Attune.Decisions.Rules.Operators;

namespace Attune.Decisions.Rules;

/// <summary>The one place that says what a missing, null or wrongly typed value comes to (docs/targeting.md).</summary>
internal static class Outcomes
{
    public static Truth Conclude(Outcome outcome, ValueTest test, bool negate, RuleClause clause, ref RuleRun run)
    {
        switch (outcome)
        {
            case Outcome.Match:
                return Truths.Of(!negate);
            case Outcome.NoMatch:
                return Truths.Of(negate);
            case Outcome.WrongType:
                run.Count(clause, Mismatch.WrongType);
                return Truth.Unknown;
            default:
                if (!test.IsPresence)
                {
                    run.Count(clause, outcome == Outcome.Null ? Mismatch.Null : Mismatch.Missing);
                }

                return Truths.Of(negate);
        }
    }
}
