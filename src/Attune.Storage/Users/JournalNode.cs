namespace Attune.Storage.Users;

/// <summary>A journal entry of a user, and the one before it.</summary>
internal sealed class JournalNode(long sequence, long version, JournalNode? previous)
{
    public long Sequence { get; } = sequence;

    public long Version { get; } = version;

    /// <summary>Null at the oldest, and where older ones have been folded.</summary>
    public JournalNode? Previous { get; private set; } = previous;

    /// <summary>Lets go of entries that are folded.</summary>
    public void Trim(long sequence)
    {
        for (var node = this; node.Previous is { } older; node = older)
        {
            if (older.Sequence <= sequence)
            {
                node.Previous = null;
                return;
            }
        }
    }
}
