using Attune.Decisions;
using Attune.Decisions.Explanations;
using Attune.Decisions.Rules;
using Attune.Decisions.Users;

namespace Attune.Core.Users;

/// <summary>What was decided, and for whom as they were then.</summary>
/// <param name="User">The user, or null where the request names nobody who is known.</param>
/// <param name="Snapshot">The configuration that decided; where it cannot travel, <see cref="Decision.ConfigurationVersion"/> names it.</param>
/// <param name="Decisions">One for each key, in the order asked for.</param>
/// <param name="Explanations">The same, explained; empty unless it was asked for.</param>
public sealed record DecideResult(
    UserView? User,
    Snapshot Snapshot,
    IReadOnlyList<Decision> Decisions,
    IReadOnlyList<Explanation> Explanations
)
{
    /// <summary>What the rules on events found, where <see cref="DecideRequest.Record"/> asked for it.</summary>
    public EventFindings? Findings { get; init; }
}
