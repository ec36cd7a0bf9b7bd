namespace Attune.Core.Users.Dedupe;

/// <summary>
/// A change's hold on the UUIDs of its events, from before it is applied until it is known whether it was committed. Whoever
/// brings one of them meanwhile waits: to call an event a repetition is to say that the first is safe.
/// </summary>
internal sealed class UuidClaim
{
    private const int Open = 0;
    private const int Kept = 1;
    private const int Released = 2;
    private int state;
    private TaskCompletionSource<bool>? waiters;

    public bool IsKept => Volatile.Read(ref state) == Kept;

    /// <summary>Whether the change was committed; false frees the UUID for the next.</summary>
    public Task<bool> EndAsync()
    {
        lock (this)
        {
            if (state != Open)
            {
                return Task.FromResult(state == Kept);
            }
            waiters ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return waiters.Task;
        }
    }

    public void End(bool kept)
    {
        lock (this)
        {
            state = kept ? Kept : Released;
            waiters?.SetResult(kept);
        }
    }
}
