namespace Attune.Decisions.Rules;

/// <summary>Any of the rules holds.</summary>
internal sealed class OrRule(IReadOnlyList<Rule> rules) : Rule
{
    private readonly Rule[] _rules = [.. rules];

    public override string Text => "any of";

    public override void AddNeeds(RuleNeedsBuilder needs)
    {
        foreach (var rule in _rules)
        {
            rule.AddNeeds(needs);
        }
    }

    protected override Truth Test(ref RuleRun run)
    {
        var any = Truth.False;
        foreach (var rule in _rules)
        {
            var truth = rule.Evaluate(ref run);
            if (truth == Truth.True)
            {
                any = Truth.True;
            }
            else if (truth == Truth.Unknown && any == Truth.False)
            {
                any = Truth.Unknown;
            }

            if (any == Truth.True && run.Trace is null)
            {
                return Truth.True;
            }
        }

        return any;
    }
}
