using Attune.Core.Workspaces.Tenancy;

namespace Attune.Server.Hosting;

/// <summary>
/// Whether the server has read its workspaces. Until then no key is known, and a caller is told to come back rather
/// than that its key is wrong. Thread-safe.
/// </summary>
internal sealed class StartupState
{
    private readonly TaskCompletionSource<CreatedWorkspace?> opened = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public bool IsOpen => opened.Task.IsCompleted;

    /// <summary>
    /// Completes when callers are let in: with the workspace that this start has made and its key, or with null where
    /// there was one already.
    /// </summary>
    public Task<CreatedWorkspace?> Opened => opened.Task;

    public void Open(CreatedWorkspace? created = null) => opened.TrySetResult(created);
}
