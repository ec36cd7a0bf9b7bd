namespace Attune.Decisions.Rules;

/// <summary>
/// Counts conditions that found no value to compare, so that an author sees a rule that can never match. Called while deciding, by
/// many threads at once: an implementation neither waits nor allocates.
/// </summary>
public interface IMismatchSink
{
    void Count(RuleClause clause, Mismatch mismatch);
}
