namespace Attune.Core.Users.Erasure;

/// <summary>
/// Who was erased lately. A fold that has read the journal before may find such a user's rows gone, which for anybody else
/// would mean a damaged database. Thread-safe.
/// </summary>
internal sealed class ErasureLog
{
    private readonly Lock gate = new();
    private readonly HashSet<Guid> running = [];
    private HashSet<Guid> current = [];
    private HashSet<Guid> previous = [];

    /// <summary>To be called before the rows go.</summary>
    public void Begin(IEnumerable<Guid> userIds)
    {
        lock (gate)
        {
            running.UnionWith(userIds);
        }
    }

    /// <summary>To be called after the rows have gone.</summary>
    public void End(IEnumerable<Guid> userIds)
    {
        lock (gate)
        {
            foreach (var id in userIds)
            {
                running.Remove(id);
                current.Add(id);
            }
        }
    }

    public bool Contains(Guid userId)
    {
        lock (gate)
        {
            return running.Contains(userId) || current.Contains(userId) || previous.Contains(userId);
        }
    }

    /// <summary>A fold begins: who was erased before the last one is forgotten.</summary>
    public void BeginFold()
    {
        lock (gate)
        {
            previous = current;
            current = [];
        }
    }
}
