namespace Attune.Core.Users.Dedupe;

/// <summary>
/// The event UUIDs of one call: claimed before anything is written, kept or given back when it is known what was committed.
/// Used by one call.
/// </summary>
internal sealed class BatchUuids(WorkspaceUuids workspace)
{
    private readonly Dictionary<Guid, Entry> entries = [];

    /// <summary>Claims the UUIDs that callers gave, waiting for other calls that hold one of them.</summary>
    public async ValueTask ClaimAsync(IReadOnlyList<UserChange> changes, CancellationToken cancellationToken)
    {
        List<Guid>? uuids = null;
        foreach (var change in changes)
        {
            foreach (var happened in change.Events)
            {
                if (happened.Uuid is { } uuid)
                {
                    (uuids ??= []).Add(uuid);
                }
            }
        }
        if (uuids is null)
        {
            return;
        }
        // In one order for everybody, so that two calls never wait for each other.
        uuids.Sort();
        foreach (var uuid in uuids)
        {
            if (!entries.ContainsKey(uuid))
            {
                var claim = new UuidClaim();
                var isNew = await workspace.ClaimAsync(uuid, claim, cancellationToken);
                entries.Add(uuid, new Entry(claim, isNew));
            }
        }
    }

    /// <summary>Whether the event counts: its UUID is new and no earlier change of the call has used it.</summary>
    public bool Counts(Guid uuid) => entries[uuid] is { IsNew: true, IsUsed: false };

    public void Use(Guid uuid) => entries[uuid].IsUsed = true;

    /// <summary>Everything used is committed; the rest is free again.</summary>
    public void Keep() => End(true);

    /// <summary>Nothing is known to be committed: all is free again.</summary>
    public void GiveBack() => End(false);

    private void End(bool committed)
    {
        foreach (var (uuid, entry) in entries)
        {
            if (!entry.IsNew)
            {
                entry.Claim.End(false);
            }
            else if (committed && entry.IsUsed)
            {
                entry.Claim.End(true);
            }
            else
            {
                workspace.Release(uuid, entry.Claim);
                entry.Claim.End(false);
            }
        }
    }

    private sealed class Entry(UuidClaim claim, bool isNew)
    {
        public UuidClaim Claim { get; } = claim;

        public bool IsNew { get; } = isNew;

        public bool IsUsed { get; set; }
    }
}
