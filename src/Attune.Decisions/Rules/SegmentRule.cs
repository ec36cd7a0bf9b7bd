namespace Attune.Decisions.Rules;

/// <summary>The user is in a segment made from filters, which many rules share.</summary>
internal sealed class SegmentRule : Rule
{
    private readonly Rule _segment;
    private readonly bool _negate;

    public SegmentRule(RuleClause clause, Rule segment, bool negate)
    {
        Clause = clause;
        _segment = segment;
        _negate = negate;
    }

    public override string Text => Clause!.Text;

    public override void AddNeeds(RuleNeedsBuilder needs)
    {
        needs.User();
        _segment.AddNeeds(needs);
    }

    protected override Truth Test(ref RuleRun run)
    {
        if (run.User is null)
        {
            run.Trace?.Note("no user");
            return Truth.Unknown;
        }

        return _segment.Evaluate(ref run).NegatedIf(_negate);
    }
}
