using Attune.Core.Users.Stored;
using Attune.Storage.Sqlite;

namespace Attune.Storage.Users;

/// <summary>An append in the writer's queue. The journal's index learns of it when the transaction is on disk.</summary>
internal sealed class SqliteAppend(UserAppend append, SqliteJournal journal) : PendingWrite
{
    private readonly TaskCompletionSource completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long[] sequences = new long[append.Journal.Count];
    private long workspace;
    private bool isWritten;

    public Task Completion => completion.Task;

    public override void Run(SqliteSession session)
    {
        var before = new (long? Version, long Sequence)[sequences.Length];
        var appended = 0;
        try
        {
            workspace = journal.Numbers.GetOrMake(session, append.WorkspaceId);
            for (; appended < sequences.Length; appended++)
            {
                before[appended] = journal.Uncommitted(append.Journal[appended].UserId);
                sequences[appended] = journal.Append(session, workspace, append.Journal[appended]);
            }
            foreach (var alias in append.Aliases)
            {
                SqliteAliasTable.Write(session, workspace, alias);
            }
            isWritten = true;
        }
        catch
        {
            while (--appended >= 0)
            {
                journal.Undo(append.Journal[appended].UserId, before[appended].Version, before[appended].Sequence);
            }
            throw;
        }
    }

    public override void Committed()
    {
        journal.Numbers.Learn(append.WorkspaceId, workspace);
        for (var i = 0; i < sequences.Length; i++)
        {
            journal.Committed(append.Journal[i], sequences[i]);
        }
        completion.TrySetResult();
    }

    public override void Failed(Exception error)
    {
        if (isWritten)
        {
            // Written and failed all the same: it is the transaction that failed.
            journal.Failed();
        }
        completion.TrySetException(Translate(error));
    }
}
