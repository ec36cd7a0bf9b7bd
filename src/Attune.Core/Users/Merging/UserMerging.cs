using Attune.Core.Storage;
using Attune.Core.Users.Memory;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;
using Attune.Core.Users.Writing;

namespace Attune.Core.Users.Merging;

/// <summary>
/// The merge call (wire.md 5.1): pairs in order, each in one transaction, so that a call cut short has done some pairs whole and
/// others not at all; repeating it does the rest.
/// </summary>
internal sealed class UserMerging(
    UserMemory memory,
    IUserStore store,
    UserWriting writing,
    UserLimits limits,
    UpdateClock clock,
    TimeProvider time
)
{
    /// <summary>How far back events move.</summary>
    public static readonly TimeSpan MovedEvents = TimeSpan.FromDays(30);

    private const int Attempts = 1_000;
    private readonly DeltaApplication application = new(limits);

    public async ValueTask<IReadOnlyList<MergeOutcome>> MergeAsync(
        WorkspaceUsers users,
        IReadOnlyList<MergePair> pairs,
        CancellationToken cancellationToken
    )
    {
        if (pairs.Count > UserLimits.MergePairs)
        {
            throw new ArgumentException($"At most {UserLimits.MergePairs} pairs are merged in a call.", nameof(pairs));
        }
        var outcomes = new MergeOutcome[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            outcomes[i] = await MergeAsync(users, pairs[i], cancellationToken);
        }
        return outcomes;
    }

    private async Task<MergeOutcome> MergeAsync(
        WorkspaceUsers users,
        MergePair pair,
        CancellationToken cancellationToken
    )
    {
        if (pair.MergedUser == pair.RetainedUser)
        {
            return MergeOutcome.SameUser;
        }
        var mergedId = new Identifier(Identifier.CustomerId, pair.MergedUser);
        var retainedId = new Identifier(Identifier.CustomerId, pair.RetainedUser);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var isHeld = attempt > 0;
            if (isHeld)
            {
                memory.BeginHold();
            }
            var slots = new PreparedSlots(users);
            try
            {
                await slots.PrepareUserAsync(mergedId, cancellationToken);
                await slots.PrepareUserAsync(retainedId, cancellationToken);
                if (Merge(users, slots, mergedId, retainedId, out var commit) is { } outcome)
                {
                    await commit;
                    return outcome;
                }
            }
            finally
            {
                slots.Release();
                if (isHeld)
                {
                    memory.EndHold();
                }
            }
            await Task.Yield();
        }
        throw new StorageUnavailableException("Too many others write to the same users. Try again shortly.");
    }

    /// <returns>Null where the preparation is out of date.</returns>
    private MergeOutcome? Merge(
        WorkspaceUsers users,
        PreparedSlots slots,
        Identifier mergedId,
        Identifier retainedId,
        out Task commit
    )
    {
        commit = Task.CompletedTask;
        var turn = new UserTurn(users, store, memory, application, clock);
        turn.Enter(slots.States);
        var outcome = Decide(slots, mergedId, retainedId, out var merged, out var retained);
        if (outcome is not MergeOutcome.Merged)
        {
            turn.Abandon();
            return outcome;
        }
        try
        {
            var now = time.GetUtcNow();
            var nowMs = now.ToUnixTimeMilliseconds();
            var delta = ProfileUnion.Retain(
                retained!.Pending,
                merged!.Pending,
                nowMs,
                (now - MovedEvents).ToUnixTimeMilliseconds()
            );
            turn.BeginOperation(nowMs);
            writing.Absorb(users, turn, retained, merged, delta, nowMs);
        }
        catch
        {
            turn.Abandon();
            throw;
        }
        commit = turn.CommitAsync();
        return outcome;
    }

    private static MergeOutcome? Decide(
        PreparedSlots slots,
        Identifier mergedId,
        Identifier retainedId,
        out UserState? merged,
        out UserState? retained
    )
    {
        (merged, var mergedIsStale) = slots.Find(mergedId);
        (retained, var retainedIsStale) = slots.Find(retainedId);
        if (mergedIsStale || retainedIsStale)
        {
            return null;
        }
        if (merged is null)
        {
            return MergeOutcome.MergedUserNotFound;
        }
        if (retained is null)
        {
            return MergeOutcome.RetainedUserNotFound;
        }
        if (ReferenceEquals(merged, retained))
        {
            return MergeOutcome.AlreadyMerged;
        }
        return merged.Pending.CustomerId == mergedId.Value ? MergeOutcome.Merged : MergeOutcome.MergedElsewhere;
    }
}
