using System.Collections.Concurrent;

namespace Attune.Core.Users.Memory;

/// <summary>
/// How much memory users take together, and who leaves first when it is too much: the least recently used. Users with work
/// under way stay. Thread-safe.
/// </summary>
internal sealed class UserMemory(long limit)
{
    /// <summary>Eviction goes on until this part of the limit is reached, so that it does not start at every load.</summary>
    private const double Target = 0.9;

    private readonly ConcurrentDictionary<string, UserWorkspace> workspaces = new(StringComparer.Ordinal);
    private long bytes;
    private long tick;
    private int evicting;
    private int holds;

    /// <summary>Bytes that users in memory take, about.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public long Limit => limit;

    /// <summary>Time as eviction sees it: it moves with loads and writes, so that reading it costs readers nothing.</summary>
    public long Now => Volatile.Read(ref tick);

    /// <summary>Users evicted so far.</summary>
    public long Evictions { get; private set; }

    public ICollection<UserWorkspace> Workspaces => workspaces.Values;

    public bool TryGet(string workspaceId, out UserWorkspace workspace) =>
        workspaces.TryGetValue(workspaceId, out workspace!);

    public UserWorkspace GetOrAdd(string workspaceId, UserWorkspace workspace) =>
        workspaces.GetOrAdd(workspaceId, workspace);

    /// <summary>Accounts for a load or a write, and makes room where there is too little.</summary>
    public void Grow(int by)
    {
        Interlocked.Increment(ref tick);
        if (Interlocked.Add(ref bytes, by) > limit && Interlocked.Exchange(ref evicting, 1) == 0)
        {
            try
            {
                Evict();
            }
            finally
            {
                Volatile.Write(ref evicting, 0);
            }
        }
    }

    /// <summary>Accounts for a user who is being made, whose maker holds turns and must not be held up.</summary>
    public void GrowWithoutEviction(int by)
    {
        Interlocked.Increment(ref tick);
        Interlocked.Add(ref bytes, by);
    }

    public void Shrink(int by) => Interlocked.Add(ref bytes, -by);

    /// <summary>
    /// Nobody leaves before <see cref="EndHold"/>: for a writer whose users threw one another out while they were loaded, which
    /// would go on for ever. Their number bounds what the limit is passed by.
    /// </summary>
    public void BeginHold() => Interlocked.Increment(ref holds);

    public void EndHold()
    {
        Interlocked.Decrement(ref holds);
        Grow(0);
    }

    private void Evict()
    {
        if (Volatile.Read(ref holds) > 0)
        {
            return;
        }
        var candidates = new List<(long LastUsed, WorkspaceUsers Users, UserState State)>();
        foreach (var (users, _) in workspaces.Values)
        {
            foreach (var state in users.States)
            {
                if (!state.IsPinned)
                {
                    candidates.Add((state.LastUsed, users, state));
                }
            }
        }
        candidates.Sort(static (a, b) => a.LastUsed.CompareTo(b.LastUsed));
        foreach (var (_, users, state) in candidates)
        {
            if (Interlocked.Read(ref bytes) <= limit * Target || Volatile.Read(ref holds) > 0)
            {
                return;
            }
            if (users.TryEvict(state))
            {
                Evictions++;
            }
        }
    }
}
