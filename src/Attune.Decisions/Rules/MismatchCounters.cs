namespace Attune.Decisions.Rules;

/// <summary>Counts for the conditions of one snapshot. Thread-safe; counting allocates nothing.</summary>
/// <param name="snapshot">Whose conditions are counted; a new snapshot begins new counters.</param>
public sealed class MismatchCounters(Snapshot snapshot) : IMismatchSink
{
    private static readonly int Kinds = Enum.GetValues<Mismatch>().Length;
    private readonly long[] _counts = new long[snapshot.Clauses.Count * Kinds];

    public void Count(RuleClause clause, Mismatch mismatch)
    {
        var at = (clause.Index * Kinds) + (int)mismatch;
        if (at < _counts.Length)
        {
            Interlocked.Increment(ref _counts[at]);
        }
    }

    /// <summary>
    /// Adds what was counted for the same conditions of an earlier snapshot: the same words at the same place of the same record.
    /// </summary>
    public void GoOnFrom(MismatchCounters earlier)
    {
        var known = snapshot.Clauses.ToDictionary(clause => (clause.Owner, clause.Path, clause.Text));
        foreach (var (clause, mismatch, count) in earlier.ReadAll())
        {
            if (known.TryGetValue((clause.Owner, clause.Path, clause.Text), out var same))
            {
                Interlocked.Add(ref _counts[(same.Index * Kinds) + (int)mismatch], count);
            }
        }
    }

    /// <summary>How often this condition met this.</summary>
    public long Read(RuleClause clause, Mismatch mismatch) =>
        Interlocked.Read(ref _counts[(clause.Index * Kinds) + (int)mismatch]);

    /// <summary>All counts that are not 0, in the order of the conditions.</summary>
    public IReadOnlyList<(RuleClause Clause, Mismatch Mismatch, long Count)> ReadAll() =>
        [
            .. from clause in snapshot.Clauses
            from mismatch in Enum.GetValues<Mismatch>()
            let count = Read(clause, mismatch)
            where count > 0
            select (clause, mismatch, count),
        ];
}
