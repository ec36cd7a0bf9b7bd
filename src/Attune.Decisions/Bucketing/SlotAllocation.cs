namespace Attune.Decisions.Bucketing;

/// <summary>
/// Lays out the 10,000 slots and edits them as little as new shares ask: only slots that an owner must give change hands, so from
/// 20/30/50 to 30/30/40 moves 10 % of users. Pure.
/// </summary>
public static class SlotAllocation
{
    /// <summary>A percentage in slots, or null where it is not 0 to 100 in steps of 0.01.</summary>
    public static int? ToSlots(decimal percentage)
    {
        if (percentage is < 0 or > 100)
        {
            return null;
        }

        var slots = percentage * (Bucket.Slots / 100);
        return slots == decimal.Truncate(slots) ? (int)slots : null;
    }

    /// <summary>The slots for new shares, with as few moves as possible from the present ones.</summary>
    /// <param name="current">The present slots, or null for none yet. Runs that do not make up 10,000 slots are not looked at.</param>
    /// <param name="shares">Each owner's slots, together 10,000 at most; what is left belongs to nobody.</param>
    /// <exception cref="ArgumentException">A share is negative, an owner comes twice, or there are too many slots.</exception>
    public static IReadOnlyList<SlotRun> Edit(IReadOnlyList<SlotRun>? current, IReadOnlyList<SlotShare> shares)
    {
        var wanted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var share in shares)
        {
            if (share.Slots < 0 || !wanted.TryAdd(share.Owner, share.Slots))
            {
                throw new ArgumentException("Each owner has one share, of no less than nothing.", nameof(shares));
            }
        }

        if (wanted.Values.Sum() > Bucket.Slots)
        {
            throw new ArgumentException($"The shares are more than {Bucket.Slots} slots.", nameof(shares));
        }

        var slots = current is null ? new string?[Bucket.Slots] : Expand(current) ?? new string?[Bucket.Slots];
        Release(slots, wanted);
        Fill(slots, shares, wanted);
        return Compact(slots);
    }

    /// <summary>The owner of each slot, or null where the runs do not make up 10,000 slots.</summary>
    public static string?[]? Expand(IReadOnlyList<SlotRun> runs)
    {
        var slots = new string?[Bucket.Slots];
        var at = 0;
        foreach (var run in runs)
        {
            if (run.Count < 1 || run.Count > Bucket.Slots - at)
            {
                return null;
            }

            Array.Fill(slots, run.Owner, at, run.Count);
            at += run.Count;
        }

        return at == Bucket.Slots ? slots : null;
    }

    /// <summary>The slots as runs.</summary>
    public static IReadOnlyList<SlotRun> Compact(ReadOnlySpan<string?> slots)
    {
        var runs = new List<SlotRun>();
        var start = 0;
        for (var at = 1; at <= slots.Length; at++)
        {
            if (at == slots.Length || slots[at] != slots[start])
            {
                runs.Add(new(slots[start], at - start));
                start = at;
            }
        }

        return runs;
    }

    // Owners give up their highest slots, so that growing back gives the same users again.
    private static void Release(string?[] slots, Dictionary<string, int> wanted)
    {
        var held = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < slots.Length; at++)
        {
            if (slots[at] is not { } owner)
            {
                continue;
            }

            held[owner] = held.GetValueOrDefault(owner) + 1;
            if (held[owner] > wanted.GetValueOrDefault(owner))
            {
                slots[at] = null;
            }
        }
    }

    private static void Fill(string?[] slots, IReadOnlyList<SlotShare> shares, Dictionary<string, int> wanted)
    {
        foreach (var owner in slots)
        {
            if (owner is not null)
            {
                wanted[owner]--;
            }
        }

        var at = 0;
        foreach (var share in shares)
        {
            for (; wanted[share.Owner] > 0; at++)
            {
                if (slots[at] is null)
                {
                    slots[at] = share.Owner;
                    wanted[share.Owner]--;
                }
            }
        }
    }
}
