namespace Attune.Core.Users.Memory;

/// <summary>A user id's place in memory: the state, or the one load that brings it.</summary>
internal sealed class UserSlot
{
    private readonly TaskCompletionSource<UserState?> loading = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile UserState? state;

    public UserSlot() { }

    /// <summary>A slot for a user who is there already.</summary>
    public UserSlot(UserState state)
    {
        this.state = state;
        loading.SetResult(state);
    }

    public UserState? State => state;

    /// <summary>Ends with the state, or null for an id that nobody has.</summary>
    public Task<UserState?> Load => loading.Task;

    public void End(UserState? found)
    {
        state = found;
        loading.SetResult(found);
    }

    public void Fail(Exception error)
    {
        loading.SetException(error);
        // Whoever waits sees the error; if nobody does it must not be reported as unobserved.
        _ = loading.Task.Exception;
    }
}
