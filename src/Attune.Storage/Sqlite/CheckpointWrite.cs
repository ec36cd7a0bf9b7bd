namespace Attune.Storage.Sqlite;

/// <summary>Moves all of the write-ahead log into the database and empties the log's file.</summary>
internal sealed class CheckpointWrite : PendingWrite
{
    private readonly TaskCompletionSource<bool> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool done;

    /// <summary>False where a reader held the log up.</summary>
    public Task<bool> Completion => completion.Task;

    public override bool IsAlone => true;

    public override void Run(SqliteSession session)
    {
        var statement = session.Statement("PRAGMA wal_checkpoint(TRUNCATE)");
        done = statement.Step() && statement.Int64(0) == 0;
        statement.End();
    }

    public override void Committed() => completion.TrySetResult(done);

    public override void Failed(Exception error) => completion.TrySetException(Translate(error));
}
