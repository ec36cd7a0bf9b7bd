using Attune.Decisions.Rules.Operators;

namespace Attune.Decisions.Rules;

/// <summary>
/// Compares a parameter of the request. One that was not sent matches nothing, also negated, as all that a session does not say;
/// only "does not exist" holds for it.
/// </summary>
internal sealed class ParameterRule : Rule
{
    private readonly AttributePath _path;
    private readonly ValueTest _test;
    private readonly bool _negate;

    public ParameterRule(RuleClause clause, AttributePath path, ValueTest test, bool negate)
    {
        Clause = clause;
        _path = path;
        _test = test;
        _negate = negate;
    }

    public override string Text => Clause!.Text;

    public override void AddNeeds(RuleNeedsBuilder needs) => needs.Parameters(_path.Keys);

    protected override Truth Test(ref RuleRun run)
    {
        var value = _path.Find(run.Session.Parameters);
        run.Trace?.See(value);
        var outcome = ValueReader.Test(value, _test, ref run.Time, true);
        if (outcome == Outcome.Missing && !_test.IsPresence)
        {
            run.Count(Clause!, Mismatch.Missing);
            return Truth.Unknown;
        }

        return Outcomes.Conclude(outcome, _test, _negate, Clause!, ref run);
    }
}
