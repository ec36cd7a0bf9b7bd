using Attune.Core.Storage;
using Attune.Core.Users.Formats;
using Attune.Core.Users.Memory;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Writing;

/// <summary>
/// The turn of one or several users: their monitors are held from <see cref="Enter"/> until the write is in the store's queue,
/// so that versions are queued in order. The commit is waited for outside.
/// </summary>
internal sealed class UserTurn(WorkspaceUsers users, IUserStore store, UserMemory memory, DeltaApplication application)
{
    [ThreadStatic]
    private static RecordWriter? cachedWriter;

    private readonly List<UserState> held = [];
    private readonly Dictionary<UserState, UserProfile> before = [];
    private readonly List<JournalWrite> journal = [];
    private readonly List<AliasWrite> aliases = [];
    private readonly List<(Identifier Identifier, AliasSlot Slot, long Number, UserState State)> assigned = [];
    private readonly List<(Identifier Identifier, AliasSlot? Slot)> released = [];

    /// <summary>Takes the turns of these users, always in the order of their ids, so that two turns never wait for each other.</summary>
    public void Enter(IReadOnlyCollection<UserState> states)
    {
        held.AddRange(states);
        held.Sort(static (a, b) => a.Id.CompareTo(b.Id));
        foreach (var state in held)
        {
            Monitor.Enter(state);
        }
    }

    /// <summary>Whether the user's turn is held and they are still what memory has of them.</summary>
    public bool Has(UserState state) => held.Contains(state) && !state.IsGone;

    /// <summary>Makes a user who exists for writers from now on, and for readers after the commit.</summary>
    public UserState Create(Guid id)
    {
        var state = users.Add(new UserProfile { Id = id });
        state.Pin();
        // Nobody else can have found the state yet, so this never waits.
        Monitor.Enter(state);
        held.Add(state);
        return state;
    }

    /// <summary>Gives the user their next version.</summary>
    public void Advance(UserState state, UserDelta delta)
    {
        before.TryAdd(state, state.Pending);
        var next = application.Apply(state.Pending, delta);
        journal.Add(new JournalWrite(state.Id, next.Version, UserDeltaFormat.Write(cachedWriter ??= new(), delta)));
        state.Pending = next;
    }

    /// <summary>The identifier finds the user from now on, and nobody whom it was taken from in this turn.</summary>
    public void Assign(Identifier identifier, AliasSlot slot, UserState state, long nowMs)
    {
        aliases.Add(new AliasWrite(AliasOperation.Add, identifier, state.Id, nowMs));
        Find(identifier, slot, state);
    }

    /// <summary>The user was updated: of those who share the identifier they are now the one found.</summary>
    public void Touch(Identifier identifier, UserState state, long nowMs)
    {
        aliases.Add(new AliasWrite(AliasOperation.Touch, identifier, state.Id, nowMs));
        if (users.TryGetSlot(identifier, out var slot))
        {
            Find(identifier, slot, state);
        }
    }

    /// <summary>The identifier does not find the user any more; another one may take it in this turn.</summary>
    public void Release(Identifier identifier, UserState state, long nowMs)
    {
        aliases.Add(new AliasWrite(AliasOperation.Remove, identifier, state.Id, nowMs));
        if (users.TryGetSlot(identifier, out var slot) && ReferenceEquals(slot.Latest, state))
        {
            released.Add((identifier, slot));
        }
    }

    /// <summary>
    /// Queues what was done, ends the turns, and completes when it is committed and shown. It throws at once, with nothing
    /// done, where the store takes no more.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Nothing is known to be kept. The users are loaded anew when they are asked for.</exception>
    public Task CommitAsync()
    {
        Task stored;
        List<(UserState State, UserProfile Profile)> versions = [];
        try
        {
            stored =
                journal.Count == 0
                    ? Task.CompletedTask
                    : store.AppendAsync(new UserAppend(users.WorkspaceId, journal, aliases));
            foreach (var (_, slot) in released)
            {
                slot?.Release(stored);
            }
            foreach (var (state, _) in before)
            {
                state.Pin();
                versions.Add((state, state.Pending));
            }
        }
        catch
        {
            Undo();
            throw;
        }
        finally
        {
            Leave();
        }
        return versions.Count == 0 ? stored : FinishAsync(stored, versions);
    }

    /// <summary>Ends the turns with nothing done.</summary>
    public void Abandon()
    {
        Undo();
        Leave();
    }

    private void Find(Identifier identifier, AliasSlot slot, UserState state)
    {
        if (slot.Assign(state) is var number and > 0)
        {
            assigned.Add((identifier, slot, number, state));
        }
        else
        {
            users.Forget(identifier);
            released.Add((identifier, null));
        }
    }

    private async Task FinishAsync(Task stored, List<(UserState State, UserProfile Profile)> versions)
    {
        try
        {
            await stored;
        }
        catch
        {
            foreach (var (state, _) in versions)
            {
                lock (state)
                {
                    users.Drop(state);
                }
                state.Unpin();
            }
            ForgetAliases();
            throw;
        }
        var grown = 0;
        foreach (var (state, profile) in versions)
        {
            lock (state)
            {
                grown += state.IsGone ? 0 : state.Commit(profile);
            }
            state.Touch(memory.Now);
        }
        foreach (var (_, slot, number, state) in assigned)
        {
            slot.Settle(number, state);
        }
        foreach (var (identifier, slot) in released)
        {
            if (slot is null || slot.Releasing is not null)
            {
                users.Forget(identifier);
            }
        }
        foreach (var (state, _) in versions)
        {
            state.Unpin();
        }
        memory.Grow(grown);
    }

    private void Undo()
    {
        foreach (var (state, profile) in before)
        {
            state.Pending = profile;
            if (profile.Version == 0)
            {
                users.Drop(state);
            }
        }
        ForgetAliases();
    }

    private void ForgetAliases()
    {
        foreach (var (identifier, _, _, _) in assigned)
        {
            users.Forget(identifier);
        }
        foreach (var (identifier, _) in released)
        {
            users.Forget(identifier);
        }
    }

    private void Leave()
    {
        foreach (var state in held)
        {
            Monitor.Exit(state);
        }
        held.Clear();
    }
}
