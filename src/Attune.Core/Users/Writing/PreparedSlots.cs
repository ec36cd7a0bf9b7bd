using Attune.Core.Users.Memory;

namespace Attune.Core.Users.Writing;

/// <summary>
/// The identifiers that a batch names, with whom each finds, looked up before the turn begins. In the turn they are asked
/// again, since earlier changes of the batch and other callers have gone on meanwhile.
/// </summary>
internal sealed class PreparedSlots(WorkspaceUsers users)
{
    private readonly Dictionary<Identifier, AliasSlot> slots = [];

    /// <summary>Everybody whose turn is needed; each is pinned.</summary>
    public HashSet<UserState> States { get; } = [];

    /// <summary>Looks an identifier up, for whom its user is of interest.</summary>
    public async ValueTask<UserState?> PrepareUserAsync(Identifier identifier, CancellationToken cancellationToken)
    {
        if (identifier.Kind == Identifier.InternalId)
        {
            var own = Guid.TryParse(identifier.Value, out var id) ? await users.GetAsync(id, cancellationToken) : null;
            return await TakeAsync(own, cancellationToken);
        }
        var slot = await PrepareAsync(identifier, cancellationToken);
        return await TakeAsync(slot.Latest, cancellationToken);
    }

    /// <summary>Looks an identifier up that a user is about to get.</summary>
    public async ValueTask<AliasSlot> PrepareAsync(Identifier identifier, CancellationToken cancellationToken)
    {
        if (slots.TryGetValue(identifier, out var slot) && !slot.IsDetached)
        {
            return slot;
        }
        slot = await users.SlotAsync(identifier, cancellationToken);
        slots[identifier] = slot;
        return slot;
    }

    /// <summary>The slot, where it was prepared and is still in use; null asks for another preparation.</summary>
    public AliasSlot? Slot(Identifier identifier) =>
        slots.TryGetValue(identifier, out var slot) && !slot.IsDetached && slot.Releasing is null ? slot : null;

    /// <summary>In the turn: whom the identifier finds now.</summary>
    public (UserState? State, bool IsStale) Find(Identifier? identifier)
    {
        if (identifier is not { } named)
        {
            return (null, false);
        }
        UserState? state;
        if (named.Kind == Identifier.InternalId)
        {
            if (!Guid.TryParse(named.Value, out var id) || !users.TryGetState(id, out state!))
            {
                // Nobody, or nobody any more: those whom the preparation found are pinned.
                return (null, false);
            }
        }
        else
        {
            if (Slot(named) is not { } slot)
            {
                return (null, true);
            }
            state = slot.Latest;
        }
        while (state is not null && UserTurn.Has(state) && state.Pending.MergedInto is { } next)
        {
            state = users.TryGetState(next, out var retained) ? retained : null;
            if (state is null)
            {
                return (null, true);
            }
        }
        return (state, state is not null && !UserTurn.Has(state));
    }

    /// <summary>Lets everybody go.</summary>
    public void Release()
    {
        foreach (var state in States)
        {
            state.Unpin();
        }
        States.Clear();
    }

    private async ValueTask<UserState?> TakeAsync(UserState? state, CancellationToken cancellationToken)
    {
        for (var hops = 0; state is not null; hops++)
        {
            if (States.Add(state))
            {
                state.Pin();
            }
            // Read without the turn: where it is wrong by then, the turn says that the preparation is stale.
            if (state.Pending.MergedInto is not { } next || hops > WorkspaceUsers.MergesFollowed)
            {
                return state;
            }
            state = await users.GetAsync(next, cancellationToken);
        }
        return null;
    }
}
