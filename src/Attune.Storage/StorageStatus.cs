using Attune.Core.Storage;

namespace Attune.Storage;

/// <summary>The state shared by both databases: who waits for it to become ready is woken once.</summary>
internal sealed class StorageStatus
{
    private readonly object gate = new();
    private TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile StorageState state = StorageState.Opening;
    private volatile string? reason = "The database has not been opened yet.";

    public StorageState State => state;

    public string? Reason => reason;

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return ready.Task.WaitAsync(cancellationToken);
        }
    }

    public void Ready()
    {
        lock (gate)
        {
            if (state is StorageState.Failed or StorageState.Closed)
            {
                return;
            }
            reason = null;
            state = StorageState.Ready;
            ready.TrySetResult();
        }
    }

    public void Leave(StorageState next, string why)
    {
        lock (gate)
        {
            if (state is StorageState.Failed or StorageState.Closed)
            {
                return;
            }
            reason = why;
            state = next;
            if (ready.Task.IsCompleted)
            {
                ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    public void RequireReady()
    {
        if (state != StorageState.Ready)
        {
            throw new StorageUnavailableException(reason ?? "The database is not ready.");
        }
    }
}
