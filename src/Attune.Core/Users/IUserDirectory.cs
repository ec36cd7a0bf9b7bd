using Attune.Core.Storage;
using Attune.Decisions.Users;

namespace Attune.Core.Users;

/// <summary>
/// All users of all workspaces. Values in and out are plain, so that a user may live in another process. Safe for concurrent
/// use. Whatever is acknowledged here is committed, and the next look-up sees it.
/// </summary>
public interface IUserDirectory
{
    /// <summary>
    /// Applies the changes in order, in one transaction, and completes after its commit. A change that is refused is
    /// reported for itself and leaves the others alone.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Nothing is known to be kept; the call may be repeated.</exception>
    ValueTask<IReadOnlyList<ChangeOutcome>> ApplyAsync(
        string workspaceId,
        IReadOnlyList<UserChange> changes,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// The user whom the identifier finds, or null. Of several with one email, mobile or custom identifier it is the one
    /// updated last. Synchronous, and free of locks and allocations, for a user in memory.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The user is not in memory and cannot be loaded.</exception>
    ValueTask<UserView?> FindAsync(string workspaceId, Identifier identifier, CancellationToken cancellationToken);

    /// <summary>
    /// Finds the user and decides on them; synchronous for a user in memory. A request that names an anonymous visitor and a
    /// customer links them; one that names nobody who is known and brings valid recipient details has a profile made, through
    /// the ordinary write queue, after deciding.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The user is not in memory and cannot be loaded.</exception>
    ValueTask<DecideResult> DecideAsync(DecideRequest request, CancellationToken cancellationToken);

    /// <summary>All that is held on a user, events beyond those decided on included; null for nobody.</summary>
    ValueTask<UserExport?> ExportAsync(string workspaceId, Identifier identifier, CancellationToken cancellationToken);

    /// <summary>
    /// Merges pairs of profiles in order, each whole or not at all: the last 30 days of events move, attributes fill gaps,
    /// identifiers come along. Repeating a call that was cut short completes it.
    /// </summary>
    /// <exception cref="ArgumentException">More than <see cref="UserLimits.MergePairs"/> pairs.</exception>
    ValueTask<IReadOnlyList<MergeOutcome>> MergeAsync(
        string workspaceId,
        IReadOnlyList<MergePair> pairs,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Has the user deleted when <paramref name="delay"/> has passed, even across restarts. A repeated request keeps the first
    /// date. All users who share an email or mobile are meant, as in an erasure.
    /// </summary>
    ValueTask<DeleteOutcome> DeleteAsync(
        string workspaceId,
        Identifier identifier,
        TimeSpan delay,
        CancellationToken cancellationToken
    );
}
