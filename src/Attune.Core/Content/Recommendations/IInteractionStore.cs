using Attune.Core.Events;

namespace Attune.Core.Content.Recommendations;

/// <summary>
/// Where interactions live: for each user and item what they did with it, and for each item and day how often. Safe for
/// concurrent use. Counts are added and times compared, so that the order of writes does not matter.
/// </summary>
public interface IInteractionStore
{
    /// <summary>Commits changes together with how far the projection has come.</summary>
    /// <returns>What the changes mean for pairs of items.</returns>
    Task<IReadOnlyList<InteractionDelta>> ApplyAsync(
        IReadOnlyList<UserInteractions> changes,
        ProjectionMove move,
        CancellationToken cancellationToken
    );

    /// <summary>Throws away what a replay that was cut short has left.</summary>
    Task BeginReplayAsync(string workspaceId, CancellationToken cancellationToken);

    /// <summary>Adds to the replay's output.</summary>
    Task ReplayAsync(IReadOnlyList<UserInteractions> changes, CancellationToken cancellationToken);

    /// <summary>Puts the replay's output in the place of what was there, and takes the request back.</summary>
    Task EndReplayAsync(ProjectionReplay replay, CancellationToken cancellationToken);

    /// <summary>Forgets users, also in a replay that is running.</summary>
    /// <returns>What that means for pairs of items.</returns>
    Task<IReadOnlyList<InteractionDelta>> EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        CancellationToken cancellationToken
    );

    /// <summary>All interactions of the workspace, user after user.</summary>
    IAsyncEnumerable<(Guid UserId, ItemActionKind Kind, string Item)> ReadAsync(
        string workspaceId,
        CancellationToken cancellationToken
    );

    /// <summary>All counts by day.</summary>
    Task<IReadOnlyList<DayCount>> ReadDaysAsync(string workspaceId, CancellationToken cancellationToken);
}
