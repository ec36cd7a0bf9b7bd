using Attune.Core.Storage;

namespace Attune.Core.Users.Stored;

/// <summary>
/// Where users are kept: a journal that every write is appended to, rows that the journal is folded into, and the table of
/// aliases. It knows nothing of what the bytes mean. Safe for concurrent use; every method may throw
/// <see cref="StorageUnavailableException"/>.
/// </summary>
public interface IUserStore
{
    /// <summary>Entries of the journal that are not folded yet, about.</summary>
    long JournalLength { get; }

    /// <summary>Must have completed before anything else is called. Safe to call again after a failure.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>The user, or null for an id that nobody has.</summary>
    /// <param name="chunks">How many of the latest filled histories to read; <see cref="int.MaxValue"/> for all.</param>
    ValueTask<StoredUser?> LoadAsync(string workspaceId, Guid userId, int chunks, CancellationToken cancellationToken);

    /// <summary>The users whom the identifier finds, the one updated last first.</summary>
    ValueTask<IReadOnlyList<Guid>> FindAsync(
        string workspaceId,
        Identifier identifier,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>Every repeated identifier that several users of the workspace share.</summary>
    ValueTask<IReadOnlyList<Identifier>> SharedIdentifiersAsync(
        string workspaceId,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Appends, and completes after the commit. The place in the order is taken before this returns, so that a caller may
    /// append versions of one user one after the other without waiting.
    /// </summary>
    /// <exception cref="StorageBusyException">Thrown at once: nothing was queued.</exception>
    /// <exception cref="UserConflictException">In the task: somebody else wrote first.</exception>
    Task AppendAsync(UserAppend append);

    /// <summary>The entries of the journal after this sequence number, in order.</summary>
    IAsyncEnumerable<JournalEntry> ReadJournalAsync(long after, CancellationToken cancellationToken);

    /// <summary>The workspaces that have or had users.</summary>
    Task<IReadOnlyList<string>> WorkspacesAsync(CancellationToken cancellationToken);

    /// <summary>The next users as they are folded, with all their histories and without the journal, in the order of their ids.</summary>
    /// <param name="after">The last id of the part before; empty for the first part.</param>
    Task<IReadOnlyList<StoredUser>> UsersAsync(
        string workspaceId,
        Guid after,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>The rows of these users; one for each, in any order.</summary>
    Task<IReadOnlyList<UserRow>> RowsAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        CancellationToken cancellationToken
    );

    /// <summary>Writes folded rows in one transaction.</summary>
    Task FoldAsync(string workspaceId, IReadOnlyList<UserFold> folds, CancellationToken cancellationToken);

    /// <summary>Forgets the journal up to and with this sequence number.</summary>
    Task TrimAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>Forgets users wholly, in one transaction: rows, histories, journal, and the given aliases.</summary>
    Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    );

    /// <summary>Sees to it that what was erased is gone from the files too, as far as the database can.</summary>
    Task ScrubAsync(CancellationToken cancellationToken);
}
