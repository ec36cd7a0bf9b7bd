using Attune.Core.Storage;
using Attune.Core.Users.Identity;
using Attune.Core.Users.Memory;
using Attune.Core.Users.Merging;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Writing;

/// <summary>
/// Writes batches of changes: prepares all that may have to be waited for, takes the turns of everybody concerned, computes
/// and queues in order, and waits for the commit. Thread-safe.
/// </summary>
internal sealed class UserWriting(
    UserMemory memory,
    IUserStore store,
    IdentityCatalog identity,
    UserLimits limits,
    UserMetrics metrics,
    UpdateClock clock,
    TimeProvider time
)
{
    /// <summary>Preparations that may be out of date by the time of the turn, one after the other, before the call is given up.</summary>
    private const int Attempts = 1_000;

    private readonly ChangeValidator validator = new(limits);
    private readonly DeltaComposer composer = new(limits);
    private readonly DeltaApplication application = new(limits);

    public async ValueTask<IReadOnlyList<ChangeOutcome>> ApplyAsync(
        UserWorkspace workspace,
        IReadOnlyList<UserChange> changes,
        CancellationToken cancellationToken
    )
    {
        var batch = new ChangeBatch(changes, new(workspace.Uuids));
        var rules = identity.For(workspace.Users.WorkspaceId);
        batch.Check(validator, rules);
        try
        {
            await batch.Uuids.ClaimAsync(changes, cancellationToken);
            await WriteAsync(workspace.Users, batch, rules, cancellationToken);
        }
        catch
        {
            batch.Uuids.GiveBack();
            throw;
        }
        batch.Uuids.Keep();
        foreach (var outcome in batch.Outcomes)
        {
            metrics.Events(outcome.EventsCounted, outcome.EventsRepeated);
        }
        return batch.Outcomes;
    }

    private async Task WriteAsync(
        WorkspaceUsers users,
        ChangeBatch batch,
        IdentityRules rules,
        CancellationToken cancellationToken
    )
    {
        var commits = new List<Task>(1);
        try
        {
            var stalls = 0;
            for (var next = 0; next < batch.Count; )
            {
                var isHeld = stalls > 0;
                if (isHeld)
                {
                    memory.BeginHold();
                }
                var slots = new PreparedSlots(users);
                try
                {
                    for (var i = next; i < batch.Count; i++)
                    {
                        await PrepareAsync(slots, batch[i], rules, cancellationToken);
                    }
                    var begun = next;
                    next = Write(users, slots, batch, rules, next, commits);
                    stalls = next == begun ? stalls + 1 : 0;
                }
                finally
                {
                    slots.Release();
                    if (isHeld)
                    {
                        memory.EndHold();
                    }
                }
                if (stalls > Attempts)
                {
                    throw new StorageUnavailableException(
                        "Too many others write to the same users. Try again shortly."
                    );
                }
                if (stalls > 0)
                {
                    await Task.Yield();
                }
            }
        }
        finally
        {
            // What is queued is waited for in any case: its users and UUIDs are free only when its end is known.
            await Task.WhenAll(commits);
        }
    }

    private static async ValueTask PrepareAsync(
        PreparedSlots slots,
        CheckedChange? change,
        IdentityRules rules,
        CancellationToken cancellationToken
    )
    {
        if (change is null)
        {
            return;
        }
        foreach (var identifier in (Identifier?[])[change.Internal, change.Customer, change.Visitor])
        {
            if (identifier is { } named)
            {
                await slots.PrepareUserAsync(named, cancellationToken);
            }
        }
        foreach (var other in change.Others)
        {
            // Even where a customer id finds the user: that may have changed hands by the time of the turn.
            await slots.PrepareUserAsync(other, cancellationToken);
        }
        foreach (var kind in rules.Indexed)
        {
            if (IdentityRules.TextOf(change.Set[kind]) is { } text)
            {
                await slots.PrepareAsync(new Identifier(kind, text), cancellationToken);
            }
        }
    }

    /// <summary>Writes as many changes as the preparation is good for, in one transaction, and returns the first that is left.</summary>
    private int Write(
        WorkspaceUsers users,
        PreparedSlots slots,
        ChangeBatch batch,
        IdentityRules rules,
        int next,
        List<Task> commits
    )
    {
        var turn = new UserTurn(users, store, memory, application, clock);
        turn.Enter(slots.States);
        try
        {
            var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
            while (next < batch.Count && TryWrite(users, turn, slots, batch, rules, next, nowMs))
            {
                next++;
            }
        }
        catch
        {
            turn.Abandon();
            throw;
        }
        commits.Add(turn.CommitAsync());
        return next;
    }

    private bool TryWrite(
        WorkspaceUsers users,
        UserTurn turn,
        PreparedSlots slots,
        ChangeBatch batch,
        IdentityRules rules,
        int index,
        long nowMs
    )
    {
        if (batch[index] is null)
        {
            return true;
        }
        turn.BeginOperation(nowMs);
        var change = batch.WithNewEvents(index);
        var decision = IdentityResolver.Resolve(change, slots);
        if (decision.IsStale)
        {
            return false;
        }
        if (decision.Target is null && change is { IsEmpty: true, Repeated: > 0 })
        {
            batch.Done(index, ChangeStatus.Applied, Guid.Empty, change);
            return true;
        }
        if (decision.Target is null && (!change.Source.CreateIfMissing || change.Internal is not null))
        {
            batch.NotFound(index);
            return true;
        }
        if (
            change.IsEmpty && decision is { Target: { } known, AddsCustomer: false, AddsVisitor: false, Absorbed: null }
        )
        {
            if (change.Others.All(other => !known.Pending.Attributes[other.Kind].IsNullOrMissing))
            {
                batch.Done(index, ChangeStatus.Applied, known.Id, change);
                return true;
            }
        }
        var profile = decision.Target?.Pending ?? new UserProfile { Id = Guid.CreateVersion7(time.GetUtcNow()) };
        UserDelta? retained = null;
        if (decision.Absorbed is { } absorbed)
        {
            retained = ProfileUnion.Retain(profile, absorbed.Pending, nowMs, long.MinValue);
            profile = application.Apply(profile, retained);
        }
        var errors = new List<ChangeError>();
        if (composer.Compose(profile, change, decision, rules, nowMs, errors) is not { } delta)
        {
            batch.Refuse(index, errors);
            return true;
        }
        foreach (var identifier in delta.AddIdentifiers)
        {
            if (slots.Slot(identifier) is null)
            {
                return false;
            }
        }
        var target = decision.Target ?? turn.Create(profile.Id);
        if (!TryClaim(users, turn, target, change, decision, delta))
        {
            return false;
        }
        if (retained is not null)
        {
            Absorb(users, turn, target, decision.Absorbed!, retained, nowMs);
        }
        if (decision.VisitorTakenFrom is { } other)
        {
            turn.Advance(other, new UserDelta { NowMs = nowMs, RemoveIdentifiers = [change.Visitor!.Value] });
            turn.Release(change.Visitor!.Value, other);
            metrics.VisitorTaken();
        }
        turn.Advance(target, delta);
        Identify(users, turn, target, delta);
        batch.Done(index, decision.Target is null ? ChangeStatus.Created : ChangeStatus.Applied, target.Id, change);
        return true;
    }

    /// <summary>One profile goes into another, with everything that finds it.</summary>
    internal void Absorb(
        WorkspaceUsers users,
        UserTurn turn,
        UserState target,
        UserState absorbed,
        UserDelta retained,
        long nowMs
    )
    {
        turn.Advance(target, retained);
        turn.Advance(absorbed, ProfileUnion.End(target.Pending, nowMs));
        foreach (var identifier in retained.AddIdentifiers)
        {
            turn.Release(identifier, absorbed);
            turn.Assign(identifier, target);
        }
        Touch(users, turn, target, retained);
        metrics.Linked();
    }

    /// <summary>Lays hold of all identifiers that are new to the user, or of none.</summary>
    private static bool TryClaim(
        WorkspaceUsers users,
        UserTurn turn,
        UserState target,
        CheckedChange change,
        IdentityDecision decision,
        UserDelta delta
    )
    {
        var claims = turn.Claims;
        foreach (var identifier in delta.AddIdentifiers)
        {
            // Nobody was found by those that decided: that must still be so.
            var decided =
                identifier.IsUnique
                || (decision.Target is null && change.Customer is null && change.Others.Contains(identifier));
            var isTaken = identifier == change.Visitor && decision.VisitorTakenFrom is not null;
            if (!turn.TryClaim(identifier, target, decided && !isTaken, out var isShared))
            {
                turn.Unclaim(claims, decision.Target is null ? target : null);
                return false;
            }
            if (isShared && !identifier.IsUnique)
            {
                users.Share(identifier);
            }
        }
        return true;
    }

    private static void Identify(WorkspaceUsers users, UserTurn turn, UserState target, UserDelta delta)
    {
        foreach (var identifier in delta.RemoveIdentifiers)
        {
            turn.Release(identifier, target);
        }
        foreach (var identifier in delta.AddIdentifiers)
        {
            turn.Keep(identifier, target);
        }
        Touch(users, turn, target, delta);
    }

    private static void Touch(WorkspaceUsers users, UserTurn turn, UserState target, UserDelta delta)
    {
        foreach (var identifier in target.Pending.Identifiers)
        {
            if (!identifier.IsUnique && users.Shared.Contains(identifier) && !delta.AddIdentifiers.Contains(identifier))
            {
                turn.Touch(identifier, target);
            }
        }
    }
}
