namespace Attune.Decisions.Rules.Behaviour;

/// <summary>
/// Remembers for one rule what its events' attributes lacked, so that a long history counts once. Lives on the stack.
/// </summary>
internal struct EventMismatches
{
    private RuleClause? _missing;
    private RuleClause? _null;
    private RuleClause? _wrongType;

    public void Add(RuleClause clause, Mismatch mismatch)
    {
        switch (mismatch)
        {
            case Mismatch.Missing:
                _missing ??= clause;
                break;
            case Mismatch.Null:
                _null ??= clause;
                break;
            default:
                _wrongType ??= clause;
                break;
        }
    }

    public readonly void CountIn(ref RuleRun run)
    {
        Count(_missing, Mismatch.Missing, ref run);
        Count(_null, Mismatch.Null, ref run);
        Count(_wrongType, Mismatch.WrongType, ref run);
    }

    private static void Count(RuleClause? clause, Mismatch mismatch, ref RuleRun run)
    {
        if (clause is not null)
        {
            run.Count(clause, mismatch);
        }
    }
}
