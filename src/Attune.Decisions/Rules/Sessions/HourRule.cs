using Attune.Decisions.Sessions;

namespace Attune.Decisions.Rules.Sessions;

/// <summary>Any of the request's hours is one of these.</summary>
internal sealed class HourRule(RuleClause clause, HourSet hours, bool negate) : SessionRule(clause, negate)
{
    protected override SessionFields Fields => SessionFields.Hours;

    protected override Truth TestSession(ref RuleRun run)
    {
        if (run.Session.Hours.IsEmpty)
        {
            return Truth.Unknown;
        }

        run.Trace?.See(run.Session.Hours.ToString());
        return Truths.Of(run.Session.Hours.Intersects(hours));
    }
}
