using Attune.Core.Events;
using Attune.Core.Users.Dedupe;
using Attune.Core.Users.Erasure;
using Attune.Core.Users.Formats;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;
using Attune.Decisions.Users;

namespace Attune.Core.Users.Folding;

/// <summary>
/// Folds the journal into the users' rows, and its UUIDs into a sorted run. What is written randomly over many users is so
/// written once for many events, in the order of the rows. A fold that is cut short is begun again and changes nothing.
/// </summary>
internal sealed class UserFolder(
    IUserStore store,
    IEventUuidStore uuidStore,
    UserWorkspaces workspaces,
    ProfileLoader loader,
    ErasureLog erased,
    JournalHold hold,
    UserLimits limits
)
{
    /// <summary>Journal entries in one fold at most, so that it has a bound in memory.</summary>
    public const int EntriesAtOnce = 250_000;

    private const int UsersAtOnce = 200;
    private readonly SemaphoreSlim gate = new(1);
    private readonly RecordWriter writer = new();
    private readonly DeltaApplication application = new(limits with { EventsPerUser = int.MaxValue / 2 });
    private readonly UuidRunMerger merger = new(uuidStore);

    /// <summary>Folds what the journal has now and no projection needs any more.</summary>
    /// <returns>How many entries were folded.</returns>
    public Task<int> FoldAsync(CancellationToken cancellationToken) => FoldAsync(static () => { }, cancellationToken);

    /// <summary>Does something while nothing is being folded.</summary>
    public async Task BetweenAsync(Action work, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        work();
        gate.Release();
    }

    /// <summary>Folds, and does something before anything else can be folded.</summary>
    public async Task<int> FoldAsync(Action afterwards, CancellationToken cancellationToken)
    {
        await workspaces.OpenAsync(cancellationToken);
        await gate.WaitAsync(cancellationToken);
        try
        {
            var folded = 0;
            while (await FoldPartAsync(cancellationToken) is var entries and > 0)
            {
                folded += entries;
                if (entries < EntriesAtOnce)
                {
                    break;
                }
            }
            afterwards();
            return folded;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<int> FoldPartAsync(CancellationToken cancellationToken)
    {
        // What a projection has not taken in yet stays.
        var through = hold.Through;
        erased.BeginFold();
        var entries = new List<JournalEntry>();
        await foreach (var entry in store.ReadJournalAsync(0, cancellationToken))
        {
            if (entry.Sequence > through)
            {
                break;
            }
            entries.Add(entry);
            if (entries.Count == EntriesAtOnce)
            {
                break;
            }
        }
        if (entries.Count == 0)
        {
            return 0;
        }
        var uuids = new List<(string WorkspaceId, List<Guid> Uuids)>();
        foreach (var workspace in entries.GroupBy(entry => entry.WorkspaceId, StringComparer.Ordinal))
        {
            var seen = new List<Guid>();
            await FoldAsync(workspace.Key, workspace, seen, cancellationToken);
            uuids.Add((workspace.Key, seen));
        }
        foreach (var (workspaceId, seen) in uuids)
        {
            await StoreAsync(workspaceId, seen, cancellationToken);
        }
        await store.TrimAsync(entries[^1].Sequence, cancellationToken);
        foreach (var (workspaceId, seen) in uuids)
        {
            workspaces.UuidsOf(workspaceId).Forget(seen);
            await merger.MergeAsync(workspaces.UuidsOf(workspaceId), workspaces.Run, cancellationToken);
        }
        return entries.Count;
    }

    private async Task FoldAsync(
        string workspaceId,
        IEnumerable<JournalEntry> entries,
        List<Guid> uuids,
        CancellationToken cancellationToken
    )
    {
        var users = entries.GroupBy(entry => entry.UserId).OrderBy(user => user.Key).ToList();
        foreach (var part in users.Chunk(UsersAtOnce))
        {
            var rows = (
                await store.RowsAsync(workspaceId, part.Select(user => user.Key).ToArray(), cancellationToken)
            ).ToDictionary(row => row.UserId);
            var folds = part.Select(user => Fold(rows[user.Key], user, uuids)).OfType<UserFold>().ToArray();
            await store.FoldAsync(workspaceId, folds, cancellationToken);
        }
    }

    /// <returns>Null for a user who was erased meanwhile.</returns>
    private UserFold? Fold(UserRow row, IEnumerable<JournalEntry> entries, List<Guid> uuids)
    {
        var profile = row.Profile is { } bytes
            ? UserProfileFormat.Read(bytes, loader.Names)
            : new UserProfile { Id = row.UserId };
        profile = profile.WithEvents(
            row.Tail is { } tail ? EventHistory.FromBytes(tail, loader.Names) : EventHistory.Empty
        );
        var filled = new List<byte[]>();
        var dropped = false;
        long sequence = 0;
        foreach (var entry in entries)
        {
            sequence = entry.Sequence;
            var delta = UserDeltaFormat.Read(entry.Record, loader.Names);
            foreach (var happened in delta.Events)
            {
                if (happened.Uuid is { } uuid)
                {
                    uuids.Add(uuid);
                }
            }
            if (entry.Version <= profile.Version)
            {
                continue;
            }
            if (entry.Version != profile.Version + 1)
            {
                if (erased.Contains(row.UserId))
                {
                    return null;
                }
                throw new InvalidDataException(
                    $"The journal of user {row.UserId} has no version {profile.Version + 1}."
                );
            }
            profile = application.Apply(profile, delta);
            if (profile.MergedInto is not null)
            {
                dropped = true;
                filled.Clear();
            }
            if (profile.Events.Count >= ProfileLoader.EventsPerChunk)
            {
                filled.Add(profile.Events.History.ToBytes());
                profile = profile.WithEvents(EventHistory.Empty);
            }
        }
        return new UserFold
        {
            UserId = row.UserId,
            Sequence = sequence,
            Version = profile.Version,
            Profile = UserProfileFormat.Write(writer, profile),
            Tail = profile.Events.Count == 0 ? null : profile.Events.History.ToBytes(),
            Chunks = dropped ? 0 : row.Chunks,
            Filled = filled,
            DropHistory = dropped,
        };
    }

    private async Task StoreAsync(string workspaceId, List<Guid> uuids, CancellationToken cancellationToken)
    {
        if (uuids.Count == 0)
        {
            return;
        }
        var keys = new UInt128[uuids.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = UuidPage.Key(uuids[i]);
        }
        Array.Sort(keys);
        var run = await UuidRunWriter.BeginAsync(uuidStore, workspaceId, keys.Length, cancellationToken);
        foreach (var key in keys)
        {
            await run.AddAsync(key, cancellationToken);
        }
        var stored = await run.FinishAsync([], cancellationToken);
        workspaces.UuidsOf(workspaceId).Replace([], workspaces.Run(stored));
    }
}
