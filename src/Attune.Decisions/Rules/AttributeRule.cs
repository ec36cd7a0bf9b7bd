using Attune.Decisions.Rules.Operators;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules;

/// <summary>
/// Compares an attribute of the user. Missing and null match nothing, and so match a negated condition; a value of the wrong type
/// matches neither. All three are counted. Without a user it is unknown.
/// </summary>
internal sealed class AttributeRule : Rule
{
    private readonly AttributePath _path;
    private readonly ValueTest _test;
    private readonly bool _negate;

    public AttributeRule(RuleClause clause, AttributePath path, ValueTest test, bool negate)
    {
        Clause = clause;
        _path = path;
        _test = test;
        _negate = negate;
    }

    public override string Text => Clause!.Text;

    public override void AddNeeds(RuleNeedsBuilder needs) => needs.Attributes(_path.Keys);

    protected override Truth Test(ref RuleRun run)
    {
        if (run.User is not { } user)
        {
            run.Trace?.Note("no user");
            return Truth.Unknown;
        }

        var value = _path.Find(user.Attributes);
        run.Trace?.See(value);
        return Outcomes.Conclude(ValueReader.Test(value, _test, ref run.Time, false), _test, _negate, Clause!, ref run);
    }
}
