namespace Attune.Core.Content.Coupons;

/// <summary>
/// The codes of coupon lists and who has them. A code is free, then held for one user, then used; what is used never comes
/// back. Safe for concurrent use, also by several servers over one database.
/// </summary>
public interface ICouponStore
{
    /// <summary>Adds codes that the list does not have yet, in order; those it has are passed over.</summary>
    /// <returns>How many were new.</returns>
    Task<int> AddAsync(
        string workspaceId,
        string listId,
        string fileId,
        IReadOnlyList<string> codes,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Holds a code for the first of <paramref name="holders"/>: the one that any of them has for the purpose, or the next
    /// free one. Null where none is left.
    /// </summary>
    Task<CouponDraw?> DrawAsync(
        string workspaceId,
        string listId,
        IReadOnlyList<string> holders,
        string purpose,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Whether one of the holders has a code for the purpose, or a hold that nobody ended can be taken over.</summary>
    Task<bool> HasLapsedOrOwnAsync(
        string workspaceId,
        string listId,
        IReadOnlyList<string> holders,
        string purpose,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Marks a held code as used. False where it is not held for the purpose any more, and must not be handed out.</summary>
    Task<bool> ConfirmAsync(
        string workspaceId,
        string listId,
        long position,
        IReadOnlyList<string> holders,
        string purpose,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Gives a held code back that was not handed out.</summary>
    Task ReleaseAsync(
        string workspaceId,
        string listId,
        long position,
        IReadOnlyList<string> holders,
        string purpose,
        CancellationToken cancellationToken
    );

    /// <summary>The free code that would be given out last, for a preview; nothing changes. Null where none is left.</summary>
    Task<string?> PeekAsync(string workspaceId, string listId, CancellationToken cancellationToken);

    Task<CouponCounts> CountAsync(string workspaceId, string listId, CancellationToken cancellationToken);

    /// <summary>Free codes, counted up to a number.</summary>
    Task<int> CountFreeAsync(string workspaceId, string listId, int upTo, CancellationToken cancellationToken);

    /// <summary>Deletes the free codes of the list, or of one file where one is named.</summary>
    Task DeleteFreeAsync(string workspaceId, string listId, string? fileId, CancellationToken cancellationToken);

    /// <summary>Codes used from one moment up to another, in the order of their use.</summary>
    Task<IReadOnlyList<CouponUse>> UsesAsync(
        string workspaceId,
        string listId,
        DateTimeOffset from,
        DateTimeOffset to,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Every code that one of the holders has.</summary>
    Task<IReadOnlyList<CouponUse>> HeldAsync(
        string workspaceId,
        IReadOnlyList<string> holders,
        CancellationToken cancellationToken
    );

    /// <summary>Forgets whose the codes are; they stay used, so that nobody else gets them.</summary>
    Task EraseAsync(string workspaceId, IReadOnlyList<string> holders, CancellationToken cancellationToken);

    Task SaveFileAsync(string workspaceId, CouponFile file, CancellationToken cancellationToken);

    Task<CouponFile?> FindFileAsync(
        string workspaceId,
        string listId,
        string fileId,
        CancellationToken cancellationToken
    );

    /// <summary>The files of the list, oldest first.</summary>
    Task<IReadOnlyList<CouponFile>> FilesAsync(string workspaceId, string listId, CancellationToken cancellationToken);

    Task DeleteFileAsync(string workspaceId, string listId, string fileId, CancellationToken cancellationToken);

    /// <summary>Notes that an alert was raised; false where it stands already.</summary>
    Task<bool> RaiseAsync(
        string workspaceId,
        string listId,
        string alert,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Takes the list's alerts back, so that they can be raised again.</summary>
    Task CalmAsync(string workspaceId, string listId, CancellationToken cancellationToken);
}
