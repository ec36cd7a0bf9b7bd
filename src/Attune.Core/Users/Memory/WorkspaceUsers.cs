using System.Collections.Concurrent;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Memory;

/// <summary>
/// The users of one workspace who are in memory, by id and by identifier. Reading takes no lock; each user and each identifier
/// is loaded once however many ask. Thread-safe.
/// </summary>
internal sealed class WorkspaceUsers(string workspaceId, IUserStore store, ProfileLoader loader, UserMemory memory)
{
    /// <summary>Identifiers known to find nobody that are remembered; all are forgotten when there are more.</summary>
    public const int UnknownIdentifiers = 100_000;

    public const int MergesFollowed = 64;
    private readonly ConcurrentDictionary<Guid, UserSlot> users = new();
    private readonly ConcurrentDictionary<Identifier, AliasSlot> aliases = new();
    private int unknown;
    private volatile Task? erasing;

    public string WorkspaceId => workspaceId;

    public SharedIdentifiers Shared { get; } = new();

    /// <summary>Everybody in memory now.</summary>
    public IEnumerable<UserState> States
    {
        get
        {
            foreach (var (_, slot) in users)
            {
                if (slot.State is { } state)
                {
                    yield return state;
                }
            }
        }
    }

    public int Count => users.Count;

    /// <summary>The identifier's slot, where memory has it.</summary>
    public bool TryGetSlot(Identifier identifier, out AliasSlot slot) => aliases.TryGetValue(identifier, out slot!);

    public bool TryGetState(Guid id, out UserState state)
    {
        state = users.TryGetValue(id, out var slot) && slot.State is { } found ? found : null!;
        return state is not null;
    }

    /// <summary>The user of this id, loaded if need be; null for nobody. A profile that has gone into another is given as it is.</summary>
    public async ValueTask<UserState?> GetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (TryGetState(id, out var known))
        {
            return known;
        }
        await ErasingEndsAsync(cancellationToken);
        var mine = new UserSlot();
        var slot = users.GetOrAdd(id, mine);
        if (ReferenceEquals(slot, mine))
        {
            await LoadAsync(id, mine);
        }
        return await slot.Load.WaitAsync(cancellationToken);
    }

    /// <summary>The identifier's slot with its answer known.</summary>
    public async ValueTask<AliasSlot> SlotAsync(Identifier identifier, CancellationToken cancellationToken)
    {
        while (true)
        {
            var slot = aliases.GetOrAdd(identifier, static _ => new AliasSlot());
            if (slot.IsKnown)
            {
                if (slot.Releasing is { } releasing)
                {
                    await releasing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    Forget(identifier, slot);
                    continue;
                }
                if (slot.Latest is not { IsGone: true })
                {
                    return slot;
                }
                Forget(identifier, slot);
                continue;
            }
            if (slot.TryBeginLoad(out var load))
            {
                await LoadAsync(identifier, slot);
            }
            await load.WaitAsync(cancellationToken);
            if (slot.IsDetached)
            {
                // Loaded while the identifier changed hands: this answer was right when it was asked for, but not to be kept.
                aliases.TryRemove(new(identifier, slot));
                return slot;
            }
        }
    }

    /// <summary>The state that a profile has gone into, or itself.</summary>
    public async ValueTask<UserState?> FollowAsync(UserState? state, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop < MergesFollowed && state is not null; hop++)
        {
            // Read without the turn: a merge that is under way counts or does not, and the turn looks again.
            if (state.Pending.MergedInto is not { } next)
            {
                return state;
            }
            state = await GetAsync(next, cancellationToken);
        }
        return null;
    }

    /// <summary>Puts a user who is being made into memory.</summary>
    public UserState Add(UserProfile profile)
    {
        var state = new UserState(profile);
        users[profile.Id] = new UserSlot(state);
        state.Touch(memory.Now);
        memory.GrowWithoutEviction(state.Size);
        return state;
    }

    /// <summary>Several users have the identifier: updates of each are noted from now on.</summary>
    public void Share(Identifier identifier)
    {
        Shared.Add(identifier);
        if (aliases.TryGetValue(identifier, out var slot))
        {
            slot.IsShared = true;
        }
    }

    /// <summary>Drops what memory knows of the identifier.</summary>
    public void Forget(Identifier identifier)
    {
        if (aliases.TryRemove(identifier, out var slot))
        {
            slot.Detach();
        }
    }

    /// <summary>Takes the user out of memory, unless they are at work.</summary>
    public bool TryEvict(UserState state)
    {
        // Not waited for: whoever evicts may hold up nobody, and a user whose monitor is taken is in use.
        if (!Monitor.TryEnter(state))
        {
            return false;
        }
        try
        {
            if (state.IsPinned || state.IsGone)
            {
                return false;
            }
            Drop(state);
            return true;
        }
        finally
        {
            Monitor.Exit(state);
        }
    }

    /// <summary>Takes the user out of memory whatever they do: what is there is not what is stored. With the monitor held.</summary>
    public void Drop(UserState state)
    {
        if (state.IsGone)
        {
            return;
        }
        state.IsGone = true;
        users.TryRemove(state.Id, out _);
        foreach (var identifier in state.Committed.Identifiers)
        {
            Forget(identifier);
        }
        foreach (var identifier in state.Pending.Identifiers)
        {
            Forget(identifier);
        }
        memory.Shrink(state.Size);
    }

    /// <summary>Lets nobody be loaded until the task ends.</summary>
    public void Erase(Task task) => erasing = task;

    /// <summary>Drops a user whose load may be under way.</summary>
    public void ForgetUser(Guid id) => users.TryRemove(id, out _);

    /// <summary>Waits until an erasure under way is done.</summary>
    public async ValueTask ErasingEndsAsync(CancellationToken cancellationToken)
    {
        while (erasing is { IsCompleted: false } task)
        {
            await task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Forget(Identifier identifier, AliasSlot slot)
    {
        slot.Detach();
        aliases.TryRemove(new(identifier, slot));
    }

    private async Task LoadAsync(Guid id, UserSlot slot)
    {
        try
        {
            var profile = await loader.LoadAsync(workspaceId, id, CancellationToken.None);
            if (profile is null)
            {
                users.TryRemove(new(id, slot));
                slot.End(null);
                return;
            }
            var state = new UserState(profile);
            state.Touch(memory.Now);
            slot.End(state);
            if (users.TryGetValue(id, out var current) && ReferenceEquals(current, slot))
            {
                memory.Grow(state.Size);
            }
            else
            {
                // Erased while it was loaded: those who waited saw it before, nobody will see it after.
                lock (state)
                {
                    state.IsGone = true;
                }
            }
        }
        catch (Exception error)
        {
            users.TryRemove(new(id, slot));
            slot.Fail(error);
        }
    }

    private async Task LoadAsync(Identifier identifier, AliasSlot slot)
    {
        try
        {
            await ErasingEndsAsync(CancellationToken.None);
            var holders = await store.FindAsync(workspaceId, identifier, 2, CancellationToken.None);
            UserState? found = null;
            foreach (var holder in holders)
            {
                found = await FollowAsync(await GetAsync(holder, CancellationToken.None), CancellationToken.None);
                if (found is not null)
                {
                    break;
                }
            }
            if (found is null && Interlocked.Increment(ref unknown) > UnknownIdentifiers)
            {
                ForgetUnknown();
            }
            slot.EndLoad(found, holders.Count > 1);
        }
        catch (Exception error)
        {
            aliases.TryRemove(new(identifier, slot));
            slot.FailLoad(error);
        }
    }

    private void ForgetUnknown()
    {
        Interlocked.Exchange(ref unknown, 0);
        foreach (var (identifier, slot) in aliases)
        {
            if (slot.IsKnown && slot.Latest is null)
            {
                Forget(identifier, slot);
            }
        }
    }
}
