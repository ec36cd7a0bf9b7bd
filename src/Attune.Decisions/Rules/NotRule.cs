namespace Attune.Decisions.Rules;

/// <summary>The rule does not hold.</summary>
internal sealed class NotRule(Rule rule) : Rule
{
    public override string Text => "not";

    public override void AddNeeds(RuleNeedsBuilder needs) => rule.AddNeeds(needs);

    protected override Truth Test(ref RuleRun run) => rule.Evaluate(ref run).NegatedIf(true);
}
