namespace Attune.Decisions.Rules;

/// <summary>
/// What the rules on events came to in one decision: kept in place of the events, so that a decision can be explained later for
/// a few bytes. Rules that were not asked, since others had decided, are not in it. Not thread-safe.
/// </summary>
public sealed class EventFindings
{
    private List<(ulong Clause, Truth Truth, EventFinding Finding)>? _found;

    /// <summary>Collects what rules find.</summary>
    public EventFindings() { }

    internal EventFindings(List<(ulong Clause, Truth Truth, EventFinding Finding)> recorded)
    {
        _found = recorded;
        IsReplay = true;
    }

    /// <summary>Whether rules answer from this instead of looking at events.</summary>
    internal bool IsReplay { get; }

    internal IReadOnlyList<(ulong Clause, Truth Truth, EventFinding Finding)> All => _found ?? [];

    internal void Add(ulong clause, Truth truth, EventFinding finding)
    {
        // A segment's rule may be asked by several audiences; it says the same each time.
        if (!TryGet(clause, out _, out _))
        {
            (_found ??= []).Add((clause, truth, finding));
        }
    }

    internal bool TryGet(ulong clause, out Truth truth, out EventFinding finding)
    {
        for (var at = 0; at < (_found?.Count ?? 0); at++)
        {
            if (_found![at].Clause == clause)
            {
                (_, truth, finding) = _found[at];
                return true;
            }
        }

        (truth, finding) = (Truth.Unknown, default);
        return false;
    }
}
