namespace Attune.Decisions.Rules.Filters;

/// <summary><c>actions</c>: what the user has, or has not, done.</summary>
public sealed record BehaviourFilter : Filter
{
    /// <summary>The event's name, exactly as tracked.</summary>
    public required string ActionName { get; init; }

    /// <summary>False for "has not executed".</summary>
    public bool Executed { get; init; } = true;

    /// <summary>Only events that fit these count; filters of type <c>user_attributes</c> and groups of them.</summary>
    public FilterGroup? Attributes { get; init; }

    /// <summary>At least once unless told.</summary>
    public Execution? Execution { get; init; }

    /// <summary>The whole kept history unless told.</summary>
    public TimeRange? PrimaryTimeRange { get; init; }
}
