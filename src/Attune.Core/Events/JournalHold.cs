using System.Collections.Concurrent;

namespace Attune.Core.Events;

/// <summary>
/// How far the journal may be folded and forgotten: no further than every projection has taken it in. Thread-safe.
/// </summary>
public sealed class JournalHold
{
    private readonly ConcurrentDictionary<string, long> positions = new(StringComparer.Ordinal);

    /// <summary>Until a projection has told where it stands, nothing is folded.</summary>
    public JournalHold(IEnumerable<ProjectionRegistration> projections)
    {
        foreach (var projection in projections)
        {
            positions[projection.Name] = 0;
        }
    }

    /// <summary>The last sequence number that may be folded.</summary>
    public long Through => positions.IsEmpty ? long.MaxValue : positions.Values.Min();

    /// <summary>The projection needs nothing up to and with this number any more.</summary>
    public void Set(string name, long sequence) => positions[name] = sequence;
}
