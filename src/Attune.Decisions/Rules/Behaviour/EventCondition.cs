using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Behaviour;

/// <summary>A compiled condition on an event's attributes. Immutable, thread-safe, allocates nothing.</summary>
internal abstract class EventCondition
{
    /// <summary>What it says, for people.</summary>
    public abstract string Text { get; }

    public abstract Truth Test(in StoredEvent happened, ref RuleRun run, ref EventMismatches mismatches);
}
