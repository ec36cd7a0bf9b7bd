using Attune.Decisions.Users;

namespace Attune.Core.Users.Memory;

/// <summary>
/// Finds users, in memory without locks or allocations where they are there, and in the store otherwise. Thread-safe.
/// </summary>
internal sealed class UserLookup(UserMemory memory, UserWorkspaces workspaces, UserMetrics metrics)
{
    /// <summary>The user, where memory can tell: true also where it knows that there is nobody.</summary>
    public bool TryFind(string workspaceId, Identifier identifier, out UserView? view)
    {
        view = null;
        if (!identifier.IsValid)
        {
            return true;
        }
        if (!workspaces.TryGet(workspaceId, out var workspace))
        {
            return false;
        }
        UserState? state;
        if (identifier.Kind == Identifier.InternalId)
        {
            if (!Guid.TryParse(identifier.Value, out var id))
            {
                return true;
            }
            if (!workspace.Users.TryGetState(id, out state!))
            {
                return false;
            }
        }
        else
        {
            if (!workspace.Users.TryGetSlot(identifier, out var slot) || !slot.IsKnown)
            {
                return false;
            }
            if (slot.IsShared)
            {
                metrics.SharedLookup();
            }
            state = slot.Committed;
        }
        if (state is null)
        {
            return true;
        }
        if (state.Committed.MergedInto is not null)
        {
            return false;
        }
        state.Touch(memory.Now);
        view = state.View;
        return true;
    }

    public ValueTask<UserView?> FindAsync(
        string workspaceId,
        Identifier identifier,
        CancellationToken cancellationToken
    ) =>
        TryFind(workspaceId, identifier, out var view)
            ? new(view)
            : FindStoredAsync(workspaceId, identifier, cancellationToken);

    private async ValueTask<UserView?> FindStoredAsync(
        string workspaceId,
        Identifier identifier,
        CancellationToken cancellationToken
    )
    {
        var (users, _) = await workspaces.GetAsync(workspaceId, cancellationToken);
        UserState? state;
        if (identifier.Kind == Identifier.InternalId)
        {
            state = Guid.TryParse(identifier.Value, out var id) ? await users.GetAsync(id, cancellationToken) : null;
        }
        else
        {
            var slot = await users.SlotAsync(identifier, cancellationToken);
            if (slot.IsShared)
            {
                metrics.SharedLookup();
            }
            state = slot.Committed;
        }
        while (state?.Committed.MergedInto is { } next)
        {
            state = await users.GetAsync(next, cancellationToken);
        }
        state?.Touch(memory.Now);
        return state?.View;
    }
}
