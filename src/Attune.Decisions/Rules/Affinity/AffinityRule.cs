using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using Attune.Decisions.Rules.Behaviour;
using Attune.Decisions.Users;

namespace Attune.Decisions.Rules.Affinity;

/// <summary>
/// What a user does predominantly, or for a minimum of the time. Events are told apart by the values of the affinity attributes
/// together, each exactly as stored; a tie for the first place counts for all. Events that lack one of them, or hold it as a
/// list, count among all times but never as a value.
/// </summary>
internal sealed class AffinityRule : EventRule
{
    private readonly EventSource _source;
    private readonly AttributePath[] _paths;
    private readonly EventCondition _values;
    private readonly decimal? _minimum;
    private readonly bool _negate;

    /// <param name="clause">The condition for people.</param>
    /// <param name="source">The events that are looked at.</param>
    /// <param name="paths">The affinity attributes.</param>
    /// <param name="values">Holds for an event that has the values in question.</param>
    /// <param name="minimum">The percentage, or null for predominantly.</param>
    /// <param name="negate">Whether the condition is turned round.</param>
    public AffinityRule(
        RuleClause clause,
        EventSource source,
        IReadOnlyList<AttributePath> paths,
        EventCondition values,
        decimal? minimum,
        bool negate
    )
    {
        Clause = clause;
        _source = source;
        _paths = [.. paths];
        _values = values;
        _minimum = minimum;
        _negate = negate;
    }

    public override void AddNeeds(RuleNeedsBuilder needs)
    {
        _source.AddNeeds(needs);
        needs.Event(new EventNeed(_source.Name, 0, null, Attributes: true));
    }

    protected override Truth Look(EventHistory events, ref RuleRun run, out EventFinding finding)
    {
        finding = new(0, 0);
        var known = events.CountOf(_source.Name);
        if (known.Count == 0)
        {
            return Truths.Of(_negate);
        }

        // The hash's lowest bit says whether the event has the values in question.
        var hashes = ArrayPool<ulong>.Shared.Rent(known.Count);
        try
        {
            var mismatches = new EventMismatches();
            var span = _source.Span(ref run);
            var all = 0;
            var told = 0;
            var wanted = 0;
            foreach (var happened in events.Enumerate(_source.Name, span.From, span.Until))
            {
                if (!_source.Fits(happened, ref run, ref mismatches))
                {
                    continue;
                }

                all++;
                if (TryHash(happened, out var hash))
                {
                    var isWanted = _values.Test(happened, ref run, ref mismatches) == Truth.True;
                    wanted += isWanted ? 1 : 0;
                    hashes[told++] = (hash & ~1UL) | (isWanted ? 1UL : 0);
                }
            }

            mismatches.CountIn(ref run);
            finding = new(wanted, all);
            var holds = _minimum is { } percentage
                ? wanted > 0 && wanted * 100m >= percentage * all
                : wanted > 0 && IsMostFrequent(hashes.AsSpan(0, told));
            return Truths.Of(holds != _negate);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(hashes);
        }
    }

    // Sorting puts equal values side by side; then the longest run that is wanted is compared with the longest of all.
    private static bool IsMostFrequent(Span<ulong> hashes)
    {
        hashes.Sort();
        var longest = 0;
        var longestWanted = 0;
        var start = 0;
        for (var at = 1; at <= hashes.Length; at++)
        {
            if (at < hashes.Length && hashes[at] == hashes[start])
            {
                continue;
            }

            longest = Math.Max(longest, at - start);
            longestWanted = (hashes[start] & 1) == 0 ? longestWanted : Math.Max(longestWanted, at - start);
            start = at;
        }

        return longestWanted == longest;
    }

    protected override AttributeValue ValueOf(EventFinding finding) =>
        string.Create(CultureInfo.InvariantCulture, $"{finding.Number} of {finding.Of} times");

    private bool TryHash(in StoredEvent happened, out ulong hash)
    {
        hash = 0;
        foreach (var path in _paths)
        {
            var value = path.Find(happened);
            if (
                value.Kind
                is not (
                    AttributeKind.String
                    or AttributeKind.Integer
                    or AttributeKind.Double
                    or AttributeKind.BigInteger
                )
            )
            {
                return false;
            }

            hash = XxHash3.HashToUInt64(value.Raw, (long)hash);
        }

        return true;
    }
}
