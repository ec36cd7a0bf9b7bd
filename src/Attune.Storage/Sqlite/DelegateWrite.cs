namespace Attune.Storage.Sqlite;

/// <summary>A write given as a function, whose result is handed out after the commit.</summary>
internal sealed class DelegateWrite<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) : PendingWrite
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Completion => completion.Task;

    public override bool IsCancelled => cancellationToken.IsCancellationRequested;

    public override void Run(SqliteSession session) => result = work(session);

    public override void Committed() => completion.TrySetResult(result);

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
