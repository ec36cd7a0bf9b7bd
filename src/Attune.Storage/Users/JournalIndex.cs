using System.Collections.Concurrent;

namespace Attune.Storage.Users;

/// <summary>
/// Which journal entries each user has, in memory: an index in the database would be written at a random place for every
/// entry. It is as short as the journal, and read back from it when the database is opened. Thread-safe.
/// </summary>
internal sealed class JournalIndex
{
    private readonly ConcurrentDictionary<Guid, JournalNode> newest = new();
    private long length;

    public long Length => Interlocked.Read(ref length);

    /// <summary>The user's newest entry, or null where the journal has none.</summary>
    public JournalNode? Find(Guid userId) => newest.GetValueOrDefault(userId);

    public void Add(Guid userId, long sequence, long version)
    {
        newest[userId] = new JournalNode(sequence, version, Find(userId));
        Interlocked.Increment(ref length);
    }

    /// <summary>Forgets entries up to the sequence number, and says how many there are no more.</summary>
    public void Trim(long sequence, long entries)
    {
        foreach (var (userId, node) in newest)
        {
            if (node.Sequence <= sequence)
            {
                newest.TryRemove(new(userId, node));
            }
            else
            {
                node.Trim(sequence);
            }
        }
        Interlocked.Add(ref length, -entries);
    }

    public void Remove(Guid userId)
    {
        if (newest.TryRemove(userId, out var node))
        {
            long entries = 0;
            for (JournalNode? at = node; at is not null; at = at.Previous)
            {
                entries++;
            }
            Interlocked.Add(ref length, -entries);
        }
    }

    public void Clear()
    {
        newest.Clear();
        Interlocked.Exchange(ref length, 0);
    }
}
