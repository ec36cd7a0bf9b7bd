using System.Collections.Concurrent;
using Attune.Decisions.Rules;

namespace Attune.Decisions.Recordings;

/// <summary>
/// The plans of one snapshot, by the keys asked for: callers ask for the same few lists again and again. Bounded: plans beyond
/// <see cref="Kept"/> are made anew each time. Thread-safe; finding a known plan allocates nothing.
/// </summary>
internal sealed class RecordingPlans(Snapshot snapshot)
{
    public const int Kept = 256;

    private readonly ConcurrentDictionary<ulong, Entry> _plans = new();
    private RecordingPlan? _all;

    /// <summary>The plan for these keys; none for all.</summary>
    public RecordingPlan For(IReadOnlyList<Decision> decisions, bool all)
    {
        if (all)
        {
            return _all ??= Make(decisions);
        }

        var hash = 14695981039346656037UL;
        for (var at = 0; at < decisions.Count; at++)
        {
            hash = (hash ^ (uint)decisions[at].ExperienceKey.GetHashCode(StringComparison.Ordinal)) * 1099511628211UL;
        }

        if (_plans.TryGetValue(hash, out var entry) && entry.Is(decisions))
        {
            return entry.Plan;
        }

        var plan = Make(decisions);
        if (_plans.Count < Kept)
        {
            _plans.TryAdd(hash, new([.. decisions.Select(decision => decision.ExperienceKey)], plan));
        }

        return plan;
    }

    private RecordingPlan Make(IReadOnlyList<Decision> decisions) =>
        new(decisions.Select(decision => snapshot.NeedsOf(decision.ExperienceKey)).OfType<RuleNeeds>());

    private sealed record Entry(string[] Keys, RecordingPlan Plan)
    {
        public bool Is(IReadOnlyList<Decision> decisions)
        {
            if (decisions.Count != Keys.Length)
            {
                return false;
            }

            for (var at = 0; at < Keys.Length; at++)
            {
                if (!string.Equals(Keys[at], decisions[at].ExperienceKey, StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
