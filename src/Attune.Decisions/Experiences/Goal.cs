using Attune.Decisions.Rules.Filters;

namespace Attune.Decisions.Experiences;

/// <summary>What an experience is to bring about: an event, as it is tracked (wire.md section 6.1). The first goal is the primary one.</summary>
public sealed record Goal
{
    /// <summary>1 to 8 letters and digits, unique in the experience; empty for one that is given when it is saved.</summary>
    public string Id { get; init; } = "";

    /// <summary>1 to 100 characters, for people.</summary>
    public required string Name { get; init; }

    /// <summary>The event's name, exactly as tracked.</summary>
    public required string EventName { get; init; }

    /// <summary>Only events that fit these count; filters of type <c>user_attributes</c>, which here are the event's, and groups of them.</summary>
    public FilterGroup? Attributes { get; init; }

    /// <summary>Null for a goal that has no worth in money.</summary>
    public GoalRevenue? Revenue { get; init; }
}
