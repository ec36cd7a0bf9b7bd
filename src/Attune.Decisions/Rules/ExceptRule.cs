namespace Attune.Decisions.Rules;

/// <summary>One rule holds and the other does not. An exclusion that cannot be told does not exclude.</summary>
internal sealed class ExceptRule(Rule included, Rule excluded) : Rule
{
    public override string Text => "the first and not the second of";

    public override void AddNeeds(RuleNeedsBuilder needs)
    {
        included.AddNeeds(needs);
        excluded.AddNeeds(needs);
    }

    protected override Truth Test(ref RuleRun run)
    {
        var holds = included.Evaluate(ref run);
        if (holds == Truth.False && run.Trace is null)
        {
            return holds;
        }

        return excluded.Evaluate(ref run) == Truth.True ? Truth.False : holds;
    }
}
