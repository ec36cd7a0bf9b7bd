namespace Attune.Decisions.Rules.Sessions;

/// <summary>The request's day is one of these.</summary>
internal sealed class DayRule : SessionRule
{
    private readonly int _days;

    public DayRule(RuleClause clause, IEnumerable<DayOfWeek> days, bool negate)
        : base(clause, negate) => _days = days.Aggregate(0, (bits, day) => bits | (1 << (int)day));

    protected override SessionFields Fields => SessionFields.Day;

    protected override Truth TestSession(ref RuleRun run)
    {
        if (run.Session.Day is not { } day)
        {
            return Truth.Unknown;
        }

        run.Trace?.See(day.ToString());
        return Truths.Of((_days & (1 << (int)day)) != 0);
    }
}
