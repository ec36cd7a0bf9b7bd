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

        if ((current is null ? null : Expand(current)) is not { } slots)
        {
            return Plain(shares);
        }

        var plain = LayOut(shares);
        Release(slots, plain, wanted);
        Fill(slots, plain, shares, wanted);
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

    // What a snapshot lays out for every record without slots, so it goes without the slots themselves.
    private static List<SlotRun> Plain(IReadOnlyList<SlotShare> shares)
    {
        var runs = shares
            .Where(share => share.Slots > 0)
            .Select(share => new SlotRun(share.Owner, share.Slots))
            .ToList();
        var left = Bucket.Slots - shares.Sum(share => share.Slots);
        if (left > 0)
        {
            runs.Add(new(null, left));
        }

        return runs;
    }

    private static string?[] LayOut(IReadOnlyList<SlotShare> shares)
    {
        var slots = new string?[Bucket.Slots];
        var at = 0;
        foreach (var share in shares)
        {
            Array.Fill(slots, share.Owner, at, share.Slots);
            at += share.Slots;
        }

        return slots;
    }

    // An owner with too many slots gives first those that a plain layout gives to somebody who needs some, so that going back to
    // earlier shares gives the earlier variations back; then its highest.
    private static void Release(string?[] slots, string?[] plain, Dictionary<string, int> wanted)
    {
        var surplus = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var owner in slots)
        {
            if (owner is not null)
            {
                surplus[owner] = surplus.GetValueOrDefault(owner, -wanted.GetValueOrDefault(owner)) + 1;
            }
        }

        for (var at = 0; at < slots.Length; at++)
        {
            var heir = plain[at];
            var isNeedy = heir is not null && surplus.GetValueOrDefault(heir, -1) < 0 && heir != slots[at];
            GiveUp(slots, at, isNeedy, surplus);
        }

        for (var at = slots.Length - 1; at >= 0; at--)
        {
            GiveUp(slots, at, true, surplus);
        }
    }

    private static void GiveUp(string?[] slots, int at, bool may, Dictionary<string, int> surplus)
    {
        if (may && slots[at] is { } owner && surplus[owner] > 0)
        {
            surplus[owner]--;
            slots[at] = null;
        }
    }

    private static void Fill(
        string?[] slots,
        string?[] plain,
        IReadOnlyList<SlotShare> shares,
        Dictionary<string, int> wanted
    )
    {
        foreach (var owner in slots)
        {
            if (owner is not null)
            {
                wanted[owner]--;
            }
        }

        for (var at = 0; at < slots.Length; at++)
        {
            if (slots[at] is null && plain[at] is { } heir && wanted[heir] > 0)
            {
                slots[at] = heir;
                wanted[heir]--;
            }
        }

        var free = 0;
        foreach (var share in shares)
        {
            for (; wanted[share.Owner] > 0; free++)
            {
                if (slots[free] is null)
                {
                    slots[free] = share.Owner;
                    wanted[share.Owner]--;
                }
            }
        }
    }
}
