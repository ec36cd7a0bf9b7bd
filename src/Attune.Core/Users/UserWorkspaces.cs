using Attune.Core.Users.Dedupe;
using Attune.Core.Users.Formats;
using Attune.Core.Users.Memory;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;

namespace Attune.Core.Users;

/// <summary>
/// Opens the store once, takes in what the journal has, and makes each workspace's memory when it is first asked for.
/// Thread-safe; after a failure the next call tries again.
/// </summary>
internal sealed class UserWorkspaces(
    IUserStore store,
    IEventUuidStore uuidStore,
    UserMemory memory,
    ProfileLoader loader,
    long filterBytes
)
{
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, WorkspaceUuids> uuids = new(StringComparer.Ordinal);
    private volatile bool isOpen;

    public bool TryGet(string workspaceId, out UserWorkspace workspace) => memory.TryGet(workspaceId, out workspace);

    public async ValueTask<UserWorkspace> GetAsync(string workspaceId, CancellationToken cancellationToken)
    {
        if (memory.TryGet(workspaceId, out var known))
        {
            return known;
        }
        await OpenAsync(cancellationToken);
        var users = new WorkspaceUsers(workspaceId, store, loader, memory);
        foreach (var identifier in await store.SharedIdentifiersAsync(workspaceId, cancellationToken))
        {
            users.Shared.Add(identifier);
        }
        return memory.GetOrAdd(workspaceId, new UserWorkspace(users, UuidsOf(workspaceId)));
    }

    /// <summary>Makes the store usable: runs of UUIDs, and the UUIDs of events that are in the journal only.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (isOpen)
        {
            return;
        }
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (isOpen)
            {
                return;
            }
            await store.OpenAsync(cancellationToken);
            var runs = await uuidStore.RunsAsync(cancellationToken);
            foreach (var workspace in runs.GroupBy(run => run.WorkspaceId, StringComparer.Ordinal))
            {
                UuidsOf(workspace.Key).Load(workspace.Select(Run));
            }
            await RecoverAsync(cancellationToken);
            isOpen = true;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The UUIDs of a workspace's events, whether or not its users were asked for yet.</summary>
    public WorkspaceUuids UuidsOf(string workspaceId)
    {
        lock (uuids)
        {
            if (!uuids.TryGetValue(workspaceId, out var known))
            {
                known = new WorkspaceUuids(workspaceId, uuidStore);
                uuids.Add(workspaceId, known);
            }
            return known;
        }
    }

    /// <summary>A run as memory is to know it: without a filter where all filters together would be too large.</summary>
    public UuidRun Run(StoredUuidRun stored)
    {
        long bytes = stored.Filter.Length;
        lock (uuids)
        {
            foreach (var workspace in uuids.Values)
            {
                foreach (var run in workspace.Runs)
                {
                    bytes += run.FilterBytes;
                }
            }
        }
        return new UuidRun(stored, bytes <= filterBytes);
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var kept = new UuidClaim();
        kept.End(true);
        await foreach (var entry in store.ReadJournalAsync(0, cancellationToken))
        {
            foreach (var happened in UserDeltaFormat.Read(entry.Record, loader.Names).Events)
            {
                if (happened.Uuid is { } uuid)
                {
                    UuidsOf(entry.WorkspaceId).Recover(uuid, kept);
                }
            }
        }
    }
}
