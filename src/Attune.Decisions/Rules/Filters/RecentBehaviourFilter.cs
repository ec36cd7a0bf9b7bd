namespace Attune.Decisions.Rules.Filters;

/// <summary>
/// <c>in_session_behaviour</c>: has or has not executed an event, looking only at its last ten instances (wire.md section 6.1).
/// </summary>
public sealed record RecentBehaviourFilter : Filter
{
    public required string ActionName { get; init; }

    public bool Executed { get; init; } = true;

    /// <summary>Only instances that fit these count.</summary>
    public FilterGroup? Attributes { get; init; }

    /// <summary>Only instances of the last so many minutes count; all of the ten unless told.</summary>
    public int? WithinMinutes { get; init; }
}
