using Attune.Core.Storage;
using Attune.Core.Users;
using Attune.Core.Users.Stored;

namespace Attune.Storage.Tests.Users;

/// <summary>A store whose appends can be held and made to fail, and whose loads are counted.</summary>
internal sealed class FaultyUserStore(IUserStore inner) : IUserStore
{
    private readonly Lock gate = new();
    private List<(UserAppend Append, TaskCompletionSource<Task> Stored)>? held;
    private int loads;

    public bool FailAppends { get; set; }

    /// <summary>Users loaded so far.</summary>
    public int Loads => Volatile.Read(ref loads);

    /// <summary>Loads wait for this, where it is set.</summary>
    public Task? LoadsWaitFor { get; set; }

    public bool FailLoads { get; set; }

    public long JournalLength => inner.JournalLength;

    /// <summary>Appends wait from now on.</summary>
    public void HoldAppends() => held = [];

    public void LetHeldAppendsFail() => Release(false);

    public void LetHeldAppendsGo() => Release(true);

    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public async ValueTask<StoredUser?> LoadAsync(
        string workspaceId,
        Guid userId,
        int chunks,
        CancellationToken cancellationToken
    )
    {
        Interlocked.Increment(ref loads);
        if (LoadsWaitFor is { } wait)
        {
            await wait;
        }
        return FailLoads
            ? throw new StorageUnavailableException("Injected.")
            : await inner.LoadAsync(workspaceId, userId, chunks, cancellationToken);
    }

    public ValueTask<IReadOnlyList<Guid>> FindAsync(
        string workspaceId,
        Identifier identifier,
        int limit,
        CancellationToken cancellationToken
    ) => inner.FindAsync(workspaceId, identifier, limit, cancellationToken);

    public ValueTask<IReadOnlyList<Identifier>> SharedIdentifiersAsync(
        string workspaceId,
        CancellationToken cancellationToken
    ) => inner.SharedIdentifiersAsync(workspaceId, cancellationToken);

    public Task AppendAsync(UserAppend append)
    {
        if (FailAppends)
        {
            return Task.FromException(new StorageUnavailableException("Injected."));
        }
        lock (gate)
        {
            if (held is null)
            {
                return inner.AppendAsync(append);
            }
            var stored = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
            held.Add((append, stored));
            return stored.Task.Unwrap();
        }
    }

    public IAsyncEnumerable<JournalEntry> ReadJournalAsync(long after, CancellationToken cancellationToken) =>
        inner.ReadJournalAsync(after, cancellationToken);

    public Task<IReadOnlyList<string>> WorkspacesAsync(CancellationToken cancellationToken) =>
        inner.WorkspacesAsync(cancellationToken);

    public Task<IReadOnlyList<StoredUser>> UsersAsync(
        string workspaceId,
        Guid after,
        int limit,
        CancellationToken cancellationToken
    ) => inner.UsersAsync(workspaceId, after, limit, cancellationToken);

    public Task<IReadOnlyList<UserRow>> RowsAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        CancellationToken cancellationToken
    ) => inner.RowsAsync(workspaceId, userIds, cancellationToken);

    public Task FoldAsync(string workspaceId, IReadOnlyList<UserFold> folds, CancellationToken cancellationToken) =>
        inner.FoldAsync(workspaceId, folds, cancellationToken);

    public Task TrimAsync(long sequence, CancellationToken cancellationToken) =>
        inner.TrimAsync(sequence, cancellationToken);

    public Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    ) => inner.EraseAsync(workspaceId, userIds, identifiers, cancellationToken);

    public Task ScrubAsync(CancellationToken cancellationToken) => inner.ScrubAsync(cancellationToken);

    private void Release(bool go)
    {
        lock (gate)
        {
            foreach (var (append, stored) in held!)
            {
                stored.SetResult(
                    go ? inner.AppendAsync(append) : Task.FromException(new StorageUnavailableException("Injected."))
                );
            }
            held = null;
        }
    }
}
