using Attune.Decisions.Sessions;

namespace Attune.Decisions.Rules.Sessions;

/// <summary>
/// The visitor is new or returning. What the request says counts; else a profile that was made in the last
/// <see cref="NewForMinutes"/> minutes and has one session at most is new, an older one is returning, and an id that nobody has is
/// new. Without any id it is unknown.
/// </summary>
internal sealed class VisitorTypeRule(RuleClause clause, VisitorType wanted, bool negate) : SessionRule(clause, negate)
{
    /// <summary>The length of a session without activity (wire.md section 6.3).</summary>
    public const int NewForMinutes = 30;

    protected override SessionFields Fields => SessionFields.VisitorType;

    protected override Truth TestSession(ref RuleRun run)
    {
        if (Find(ref run) is not { } type)
        {
            return Truth.Unknown;
        }

        run.Trace?.See(type.ToString());
        return Truths.Of(type == wanted);
    }

    private static VisitorType? Find(ref RuleRun run)
    {
        if (run.Session.VisitorType is { } said)
        {
            return said;
        }

        if (run.User is not { } user)
        {
            return run.Session.NamedId is null ? null : VisitorType.New;
        }

        var isYoung = run.Time.NowMs - user.FirstSeenMs < NewForMinutes * 60_000L;
        return isYoung && user.Sessions <= 1 ? VisitorType.New : VisitorType.Returning;
    }
}
