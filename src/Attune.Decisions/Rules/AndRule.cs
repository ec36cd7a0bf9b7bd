namespace Attune.Decisions.Rules;

/// <summary>All of the rules hold.</summary>
internal sealed class AndRule(IReadOnlyList<Rule> rules) : Rule
{
    private readonly Rule[] _rules = [.. rules];

    public override string Text => "all of";

    public override void AddNeeds(RuleNeedsBuilder needs)
    {
        foreach (var rule in _rules)
        {
            rule.AddNeeds(needs);
        }
    }

    protected override Truth Test(ref RuleRun run)
    {
        var all = Truth.True;
        foreach (var rule in _rules)
        {
            var truth = rule.Evaluate(ref run);
            if (truth == Truth.False)
            {
                all = Truth.False;
            }
            else if (truth == Truth.Unknown && all == Truth.True)
            {
                all = Truth.Unknown;
            }

            // An explanation shows every clause; a decision stops at the first that settles it.
            if (all == Truth.False && run.Trace is null)
            {
                return Truth.False;
            }
        }

        return all;
    }
}
