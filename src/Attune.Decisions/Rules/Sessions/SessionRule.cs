namespace Attune.Decisions.Rules.Sessions;

/// <summary>A rule on what the request says of now. What it does not say is unknown: it matches neither as it stands nor negated.</summary>
internal abstract class SessionRule : Rule
{
    private readonly bool _negate;

    protected SessionRule(RuleClause clause, bool negate)
    {
        Clause = clause;
        _negate = negate;
    }

    public override string Text => Clause!.Text;

    protected abstract SessionFields Fields { get; }

    public override void AddNeeds(RuleNeedsBuilder needs) => needs.Session(Fields);

    protected sealed override Truth Test(ref RuleRun run)
    {
        var truth = TestSession(ref run);
        if (truth == Truth.Unknown)
        {
            run.Count(Clause!, Mismatch.Missing);
        }

        return truth.NegatedIf(_negate);
    }

    protected abstract Truth TestSession(ref RuleRun run);
}
