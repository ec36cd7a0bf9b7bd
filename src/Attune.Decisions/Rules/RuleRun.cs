using Attune.Decisions.Explanations;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules;

/// <summary>What the rules of one decision read. Lives on the stack.</summary>
internal ref struct RuleRun(
    UserView? user,
    Session session,
    TimeFrame time,
    IMismatchSink? sink,
    RuleTrace? trace,
    EventFindings? findings = null
)
{
    public readonly UserView? User = user;
    public readonly Session Session = session;
    public TimeFrame Time = time;

    /// <summary>Writes down what is evaluated, for an explanation; null while serving.</summary>
    public readonly RuleTrace? Trace = trace;

    /// <summary>Keeps, or gives back, what the rules on events find; null where nobody wants it.</summary>
    public readonly EventFindings? Findings = findings;

    private readonly IMismatchSink? _sink = sink;

    public readonly void Count(RuleClause clause, Mismatch mismatch)
    {
        _sink?.Count(clause, mismatch);
        Trace?.Note(mismatch);
    }
}
