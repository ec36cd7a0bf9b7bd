namespace Attune.Core.Users.Memory;

/// <summary>
/// What memory knows of one identifier: whom it finds, or that it finds nobody. Filled by one load that all who ask share.
/// Writers see an assignment at once, readers after its commit.
/// </summary>
internal sealed class AliasSlot
{
    private volatile bool known;
    private volatile UserState? committed;
    private UserState? pending;
    private long assigned;
    private long settled;
    private bool detached;
    private Task? releasing;
    private TaskCompletionSource? loading;

    /// <summary>Whether <see cref="Committed"/> is the answer.</summary>
    public bool IsKnown => known;

    /// <summary>The user whom readers find, or null for nobody.</summary>
    public UserState? Committed => committed;

    /// <summary>Several users have it, and the one found is the one updated last.</summary>
    public bool IsShared { get; set; }

    /// <summary>The user whom writers find.</summary>
    public UserState? Latest
    {
        get
        {
            lock (this)
            {
                return pending ?? committed;
            }
        }
    }

    /// <summary>The commit after which the slot must be asked anew, where its user is about to lose the identifier.</summary>
    public Task? Releasing
    {
        get
        {
            lock (this)
            {
                return releasing;
            }
        }
    }

    /// <summary>Begins the load, for the first who asks; the others get the task to wait for.</summary>
    public bool TryBeginLoad(out Task load)
    {
        lock (this)
        {
            if (known)
            {
                load = Task.CompletedTask;
                return false;
            }
            if (loading is not null)
            {
                load = loading.Task;
                return false;
            }
            loading = new(TaskCreationOptions.RunContinuationsAsynchronously);
            load = loading.Task;
            return true;
        }
    }

    /// <summary>The answer of the load.</summary>
    public void EndLoad(UserState? found, bool shared)
    {
        lock (this)
        {
            committed = found;
            IsShared = shared;
            known = true;
            loading!.SetResult();
        }
    }

    public void FailLoad(Exception error)
    {
        lock (this)
        {
            detached = true;
            loading!.SetException(error);
            // Whoever waits sees the error; if nobody does it must not be reported as unobserved.
            _ = loading.Task.Exception;
        }
    }

    /// <summary>
    /// The identifier finds <paramref name="state"/> from now on, for writers. Returns a number for the commit, 0 where the slot
    /// is out of use, and whom writers found until now.
    /// </summary>
    public long Assign(UserState state, out UserState? before)
    {
        lock (this)
        {
            before = pending ?? committed;
            if (detached || !known)
            {
                return 0;
            }
            pending = state;
            return ++assigned;
        }
    }

    /// <summary>Takes an assignment back, unless another one has followed.</summary>
    public void Unassign(long number, UserState? before)
    {
        lock (this)
        {
            if (number == assigned)
            {
                pending = ReferenceEquals(before, committed) ? null : before;
            }
        }
    }

    /// <summary>The user loses the identifier when the task ends; who has it then must be asked of the store.</summary>
    public void Release(Task commit)
    {
        lock (this)
        {
            releasing = commit;
        }
    }

    /// <summary>The assignment of this number is committed: readers see it, unless they see a later one.</summary>
    public void Settle(long number, UserState state)
    {
        lock (this)
        {
            if (number > settled)
            {
                settled = number;
                committed = state;
            }
            if (number == assigned)
            {
                pending = null;
            }
        }
    }

    /// <summary>Takes the slot out of use; a load that is under way answers those who wait and is then forgotten.</summary>
    public void Detach()
    {
        lock (this)
        {
            detached = true;
        }
    }

    public bool IsDetached
    {
        get
        {
            lock (this)
            {
                return detached;
            }
        }
    }
}
