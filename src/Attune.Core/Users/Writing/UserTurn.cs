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
internal sealed class UserTurn(
    WorkspaceUsers users,
    IUserStore store,
    UserMemory memory,
    DeltaApplication application,
    UpdateClock clock
)
{
    [ThreadStatic]
    private static RecordWriter? cachedWriter;

    private readonly List<UserState> held = [];
    private readonly List<UserState> created = [];
    private readonly Dictionary<UserState, UserProfile> before = [];
    private readonly List<JournalWrite> journal = [];
    private readonly List<AliasWrite> aliases = [];
    private readonly List<Assignment> assigned = [];
    private readonly List<Identifier> released = [];
    private TaskCompletionSource? ended;
    private long updated;

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

    /// <summary>An operation of this turn begins; users updated by a later one were updated later.</summary>
    public void BeginOperation(long nowMs) => updated = clock.Next(nowMs);

    /// <summary>Whether the user's turn is held and they are still what memory has of them.</summary>
    public static bool Has(UserState state) => Monitor.IsEntered(state) && !state.IsGone;

    /// <summary>Makes a user who exists for writers from now on, and for readers after the commit.</summary>
    public UserState Create(Guid id)
    {
        var state = users.Add(new UserProfile { Id = id });
        state.Pin();
        // Nobody else can have found the state yet, so this never waits.
        Monitor.Enter(state);
        held.Add(state);
        created.Add(state);
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

    /// <summary>
    /// Lays hold of an identifier for the user, before anything is written. Two turns that make a user for one new identifier
    /// share no monitor: here one of them learns that it was second.
    /// </summary>
    /// <param name="mustBeFree">Whether nobody else may have it.</param>
    /// <param name="isShared">Whether somebody else has it.</param>
    public bool TryClaim(Identifier identifier, UserState state, bool mustBeFree, out bool isShared)
    {
        isShared = false;
        if (
            !users.TryGetSlot(identifier, out var slot)
            || slot.Assign(state, out var before) is not (var number and > 0)
        )
        {
            return false;
        }
        isShared = before is not null && before != state;
        if (mustBeFree && isShared)
        {
            slot.Unassign(number, before);
            return false;
        }
        assigned.Add(new Assignment(identifier, slot, number, state, before));
        return true;
    }

    /// <summary>How many identifiers have been laid hold of; for <see cref="Unclaim"/>.</summary>
    public int Claims => assigned.Count;

    /// <summary>Lets go of the identifiers laid hold of since then, and of a user made for them.</summary>
    public void Unclaim(int claims, UserState? made)
    {
        while (assigned.Count > claims)
        {
            var last = assigned[^1];
            last.Slot.Unassign(last.Number, last.Before);
            assigned.RemoveAt(assigned.Count - 1);
        }
        if (made is not null)
        {
            users.Drop(made);
        }
    }

    /// <summary>An identifier laid hold of finds the user from the commit on.</summary>
    public void Keep(Identifier identifier, UserState state) =>
        aliases.Add(new AliasWrite(AliasOperation.Add, identifier, state.Id, updated));

    /// <summary>The identifier finds the user from now on; whoever had it and may not share it has been released of it before.</summary>
    public void Assign(Identifier identifier, UserState state)
    {
        aliases.Add(new AliasWrite(AliasOperation.Add, identifier, state.Id, updated));
        Find(identifier, state);
    }

    /// <summary>The user was updated: of those who share the identifier they are now the one found.</summary>
    public void Touch(Identifier identifier, UserState state)
    {
        aliases.Add(new AliasWrite(AliasOperation.Touch, identifier, state.Id, updated));
        Find(identifier, state);
    }

    /// <summary>The identifier does not find the user any more; another one may take it in this turn.</summary>
    public void Release(Identifier identifier, UserState state)
    {
        aliases.Add(new AliasWrite(AliasOperation.Remove, identifier, state.Id, updated));
        released.Add(identifier);
        if (users.TryGetSlot(identifier, out var slot))
        {
            ended ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            slot.Release(ended.Task);
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

    private void Find(Identifier identifier, UserState state)
    {
        if (users.TryGetSlot(identifier, out var slot) && slot.Assign(state, out var before) is var number and > 0)
        {
            assigned.Add(new Assignment(identifier, slot, number, state, before));
        }
        else
        {
            // Not in memory, or being loaded from what is stored before this: forgotten after the commit, to be asked for anew.
            released.Add(identifier);
        }
    }

    private async Task FinishAsync(Task stored, List<(UserState State, UserProfile Profile)> versions)
    {
        try
        {
            await stored;
        }
        catch (Exception error)
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
            ended?.SetResult();
            if (error is UserConflictException)
            {
                // It was built on a write that failed, or somebody else has written: memory is made anew from what is stored.
                throw new StorageUnavailableException("Another write to the same user came between. Try again.", error);
            }
            throw;
        }
        var grown = Show(versions, merged: false);
        foreach (var assignment in assigned)
        {
            assignment.Slot.Settle(assignment.Number, assignment.State);
        }
        foreach (var identifier in released)
        {
            users.Forget(identifier);
        }
        ended?.SetResult();
        // Last, since until here their identifiers may still have led to profiles that have gone into others.
        grown += Show(versions, merged: true);
        foreach (var (state, _) in versions)
        {
            state.Unpin();
        }
        memory.Grow(grown);
    }

    private int Show(List<(UserState State, UserProfile Profile)> versions, bool merged)
    {
        var grown = 0;
        foreach (var (state, profile) in versions)
        {
            if (profile.MergedInto is not null != merged)
            {
                continue;
            }
            lock (state)
            {
                grown += state.IsGone ? 0 : state.Commit(profile);
            }
            state.Touch(memory.Now);
        }
        return grown;
    }

    private void Undo()
    {
        foreach (var (state, profile) in before)
        {
            state.Pending = profile;
        }
        foreach (var state in created)
        {
            users.Drop(state);
        }
        ForgetAliases();
        ended?.SetResult();
    }

    private void ForgetAliases()
    {
        foreach (var assignment in assigned)
        {
            users.Forget(assignment.Identifier);
        }
        foreach (var identifier in released)
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
        foreach (var state in created)
        {
            state.Unpin();
        }
        created.Clear();
    }

    private readonly record struct Assignment(
        Identifier Identifier,
        AliasSlot Slot,
        long Number,
        UserState State,
        UserState? Before
    );
}
