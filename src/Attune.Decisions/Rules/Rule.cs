namespace Attune.Decisions.Rules;

/// <summary>A compiled condition: immutable, thread-safe, allocates nothing. Explanations come from the same evaluation.</summary>
internal abstract class Rule
{
    /// <summary>The condition for people, or null for a rule that only joins others.</summary>
    public RuleClause? Clause { get; protected init; }

    /// <summary>What it says, for an explanation.</summary>
    public abstract string Text { get; }

    public Truth Evaluate(ref RuleRun run)
    {
        if (run.Trace is not { } trace)
        {
            return Test(ref run);
        }

        trace.Enter(this);
        var truth = Test(ref run);
        trace.Leave(truth);
        return truth;
    }

    /// <summary>Adds what it reads.</summary>
    public abstract void AddNeeds(RuleNeedsBuilder needs);

    protected abstract Truth Test(ref RuleRun run);
}
