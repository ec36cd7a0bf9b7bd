using System.Collections.Concurrent;
using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Dedupe;

/// <summary>
/// The UUIDs of a workspace's events, of all its users and for ever: those of the journal in memory, all others in sorted runs
/// on disk behind filters, so that an event costs the same however many there are. Safe for concurrent use.
/// </summary>
internal sealed class WorkspaceUuids(string workspaceId, IEventUuidStore store)
{
    private readonly ConcurrentDictionary<Guid, UuidClaim> recent = new();
    private volatile UuidRun[] runs = [];

    public string WorkspaceId => workspaceId;

    public IReadOnlyList<UuidRun> Runs => runs;

    /// <summary>
    /// Takes the UUID for the change that holds <paramref name="claim"/>, or says that it was counted before. A change that
    /// claims several must claim them in ascending order, so that two changes never wait for each other.
    /// </summary>
    /// <returns>True where the event is new.</returns>
    public async ValueTask<bool> ClaimAsync(Guid uuid, UuidClaim claim, CancellationToken cancellationToken)
    {
        while (!recent.TryAdd(uuid, claim))
        {
            if (!recent.TryGetValue(uuid, out var other))
            {
                continue;
            }
            if (ReferenceEquals(other, claim) || other.IsKept || await other.EndAsync().WaitAsync(cancellationToken))
            {
                return false;
            }
        }
        try
        {
            if (!await IsInRunsAsync(uuid, cancellationToken))
            {
                return true;
            }
        }
        catch
        {
            Release(uuid, claim);
            throw;
        }
        Release(uuid, claim);
        return false;
    }

    /// <summary>Gives back a UUID whose event was not committed.</summary>
    public void Release(Guid uuid, UuidClaim claim) => recent.TryRemove(new(uuid, claim));

    /// <summary>Takes in a UUID that the journal has, when the server starts.</summary>
    public void Recover(Guid uuid, UuidClaim kept) => recent.TryAdd(uuid, kept);

    /// <summary>Takes in the stored runs, when the server starts.</summary>
    public void Load(IEnumerable<UuidRun> stored)
    {
        foreach (var run in stored.OrderBy(run => run.Id))
        {
            runs = [run, .. runs];
        }
    }

    /// <summary>Swaps runs for the one that has all their UUIDs, or adds one.</summary>
    public void Replace(IReadOnlyList<UuidRun> replaced, UuidRun run) =>
        runs = [run, .. runs.Where(known => !replaced.Contains(known))];

    /// <summary>Forgets UUIDs in memory that a run has by now.</summary>
    public void Forget(IReadOnlyList<Guid> uuids)
    {
        foreach (var uuid in uuids)
        {
            recent.TryRemove(uuid, out _);
        }
    }

    private async ValueTask<bool> IsInRunsAsync(Guid uuid, CancellationToken cancellationToken)
    {
        var key = UuidPage.Key(uuid);
        while (true)
        {
            var known = runs;
            var replaced = false;
            foreach (var run in known)
            {
                var page = run.PageOf(key);
                if (page < 0)
                {
                    continue;
                }
                var keys = run.Remembered(page) ?? await store.PageAsync(run.Id, page, cancellationToken);
                if (keys is null)
                {
                    replaced = true;
                    continue;
                }
                run.Remember(page, keys);
                var at = UuidPage.LastNotAbove(keys, key);
                if (at >= 0 && UuidPage.At(keys, at) == key)
                {
                    return true;
                }
            }
            // Pages go only after the run that replaces theirs is known here, so that one must be asked instead.
            if (!replaced)
            {
                return false;
            }
        }
    }
}
