namespace Attune.Decisions.Rules;

/// <summary>
/// What the rules on events came to in one decision: kept in place of the events, so that a decision can be explained later for
/// a few bytes. Rules that were not asked, since others had decided, are not in it. Not thread-safe.
/// </summary>
public sealed class EventFindings
{
    private readonly List<(ulong Clause, Truth Truth, EventFinding Finding)> _found;

    /// <summary>Collects what rules find.</summary>
    public EventFindings()
    {
        _found = [];
    }

    internal EventFindings(List<(ulong Clause, Truth Truth, EventFinding Finding)> recorded)
    {
        _found = recorded;
        IsReplay = true;
    }

    /// <summary>Whether rules answer from this instead of looking at events.</summary>
    internal bool IsReplay { get; }

    internal IReadOnlyList<(ulong Clause, Truth Truth, EventFinding Finding)> All => _found;

    internal void Add(ulong clause, Truth truth, EventFinding finding)
    {
        // A segment's rule may be asked by several audiences; it says the same each time.
        if (!TryGet(clause, out _, out _))
        {
            _found.Add((clause, truth, finding));
        }
    }

    internal bool TryGet(ulong clause, out Truth truth, out EventFinding finding)
    {
        foreach (var found in _found)
        {
            if (found.Clause == clause)
            {
                (truth, finding) = (found.Truth, found.Finding);
                return true;
            }
        }

        (truth, finding) = (Truth.Unknown, default);
        return false;
    }
}
