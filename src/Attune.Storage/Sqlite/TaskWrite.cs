using System.Data.Common;

namespace Attune.Storage.Sqlite;

/// <summary>
/// A write given as an asynchronous function that both databases share. SQLite's driver works synchronously, so the
/// function has finished when it returns; one that awaits something else would hold up every writer, and is refused.
/// </summary>
internal sealed class TaskWrite<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken) : PendingWrite
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? done;

    public Task<T> Completion => completion.Task;

    public override bool IsCancelled => cancellationToken.IsCancellationRequested;

    public override void Run(SqliteSession session)
    {
        done = work(session.Connection);
        if (!done.IsCompleted)
        {
            using var ended = new ManualResetEventSlim();
            done.GetAwaiter().OnCompleted(ended.Set);
            ended.Wait(CancellationToken.None);
            throw new InvalidOperationException("A write may await nothing but its own connection.");
        }
        if (!done.IsCompletedSuccessfully)
        {
            throw done.Exception?.InnerException ?? new OperationCanceledException(cancellationToken);
        }
    }

    public override void Committed() => completion.TrySetFromTask(done!);

    public override void Failed(Exception error)
    {
        if (error is OperationCanceledException)
        {
            completion.TrySetCanceled(cancellationToken);
        }
        else
        {
            completion.TrySetException(Translate(error));
        }
    }
}
