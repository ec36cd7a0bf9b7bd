namespace Attune.Core.Content.Coupons;

/// <summary>
/// Gives codes to renders: one to one user for one purpose, however often it is asked. Safe for concurrent use.
/// </summary>
public sealed class CouponDispenser(CouponLists lists, ICouponStore store, CouponAlerts alerts, TimeProvider time)
{
    internal CouponLists Lists => lists;

    /// <summary>Holds a code; null where the list gives out none.</summary>
    internal async Task<CouponDraw?> DrawAsync(
        string workspaceId,
        CouponList list,
        IReadOnlyList<string> holders,
        string purpose,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        if (list.StatusAt(now) != CouponListStatus.Active || holders.Count == 0)
        {
            return null;
        }
        // Where nothing is free, most who ask are turned away without a write.
        var draw =
            await store.CountFreeAsync(workspaceId, list.Id, 1, cancellationToken) > 0
            || await store.HasLapsedOrOwnAsync(workspaceId, list.Id, holders, purpose, now, cancellationToken)
                ? await store.DrawAsync(workspaceId, list.Id, holders, purpose, now, cancellationToken)
                : null;
        if (draw is null or { IsNew: true })
        {
            // Whoever waits for a code does not wait for those who are told of it.
            _ = alerts.LookInBackgroundAsync(workspaceId, list);
        }
        return draw;
    }

    /// <summary>A code to look at, which stays free.</summary>
    internal async Task<string?> PeekAsync(string workspaceId, CouponList list, CancellationToken cancellationToken) =>
        list.StatusAt(time.GetUtcNow()) == CouponListStatus.Active
            ? await store.PeekAsync(workspaceId, list.Id, cancellationToken)
            : null;

    /// <summary>Marks what was drawn as used, before it is handed out; false where it may not be.</summary>
    internal async Task<bool> ConfirmAsync(
        string workspaceId,
        IReadOnlyList<(string ListId, CouponDraw Draw)> drawn,
        IReadOnlyList<string> holders,
        string purpose,
        CancellationToken cancellationToken
    )
    {
        foreach (var (listId, draw) in drawn)
        {
            if (
                !draw.IsUsed
                && !await store.ConfirmAsync(
                    workspaceId,
                    listId,
                    draw.Position,
                    holders,
                    purpose,
                    time.GetUtcNow(),
                    cancellationToken
                )
            )
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Gives back what was drawn for something that is not handed out.</summary>
    internal async Task ReleaseAsync(
        string workspaceId,
        IReadOnlyList<(string ListId, CouponDraw Draw)> drawn,
        IReadOnlyList<string> holders,
        string purpose,
        CancellationToken cancellationToken
    )
    {
        foreach (var (listId, draw) in drawn)
        {
            if (draw.IsNew)
            {
                await store.ReleaseAsync(workspaceId, listId, draw.Position, holders, purpose, cancellationToken);
            }
        }
    }
}
