namespace Attune.Core.Content.Recommendations;

/// <summary>What is new of one user. Immutable.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="UserId">The user.</param>
/// <param name="Items">Actions, added up; each kind and item once.</param>
/// <param name="Days">The same by day; empty where they were counted for another profile before.</param>
/// <param name="Forget">Nothing is the user's own any more: it is taken away before the actions are added.</param>
public sealed record UserInteractions(
    string WorkspaceId,
    Guid UserId,
    IReadOnlyList<Interaction> Items,
    IReadOnlyList<DayCount> Days,
    bool Forget
);
