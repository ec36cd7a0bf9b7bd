using System.Collections.Concurrent;
using Attune.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Attune.Storage.Sqlite;

/// <summary>
/// The one thread that writes. While a commit is on its way to disk further writes queue up, and the next transaction
/// takes them all: the more writers wait, the fewer fsyncs each costs. A savepoint keeps a write that fails from taking
/// its neighbours with it.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    /// <summary>Writes in one transaction at most, so that the first of them does not wait for long.</summary>
    public const int MaximumBatch = 2_000;

    private readonly SqliteSession session;
    private readonly StorageStatus status;
    private readonly int limit;
    private readonly BlockingCollection<PendingWrite> queue = new();
    private readonly Thread thread;

    public SqliteWriter(SqliteSession session, StorageStatus status, int limit)
    {
        this.session = session;
        this.status = status;
        this.limit = limit;
        thread = new Thread(Loop) { IsBackground = true, Name = "SQLite writer" };
        thread.Start();
    }

    /// <summary>Transactions committed so far; the writes in them are many more when the load is high.</summary>
    public long Commits { get; private set; }

    /// <exception cref="StorageBusyException">Too many wait already.</exception>
    /// <exception cref="StorageUnavailableException">The writer has stopped.</exception>
    public void Enqueue(PendingWrite write)
    {
        status.RequireReady();
        if (queue.Count >= limit)
        {
            throw new StorageBusyException(limit);
        }
        try
        {
            queue.Add(write);
        }
        catch (InvalidOperationException)
        {
            throw new StorageUnavailableException("The database has been closed.");
        }
    }

    /// <summary>Lets everything that waits be written, then stops.</summary>
    public void Dispose()
    {
        queue.CompleteAdding();
        thread.Join();
        queue.Dispose();
        session.Dispose();
    }

    private void Loop()
    {
        var batch = new List<PendingWrite>();
        PendingWrite? left = null;
        while (left is not null || queue.TryTake(out left, Timeout.Infinite))
        {
            batch.Clear();
            var first = left;
            left = null;
            try
            {
                if (first.IsAlone)
                {
                    batch.Add(first);
                    first.Run(session);
                    first.Committed();
                }
                else
                {
                    Write(first, batch, out left);
                }
            }
            catch (Exception error)
            {
                foreach (var write in batch)
                {
                    write.Failed(error);
                }
                Recover(error);
            }
        }
    }

    /// <param name="left">A write that was taken from the queue and has to run after this transaction.</param>
    private void Write(PendingWrite first, List<PendingWrite> batch, out PendingWrite? left)
    {
        left = null;
        var next = first;
        if (status.State is StorageState.Failed)
        {
            next.Failed(new StorageUnavailableException(status.Reason!));
            return;
        }
        try
        {
            session.Execute("BEGIN IMMEDIATE");
        }
        catch
        {
            batch.Add(first);
            throw;
        }
        RunOne(next, batch);
        while (batch.Count < MaximumBatch && queue.TryTake(out next!))
        {
            if (next.IsAlone)
            {
                left = next;
                break;
            }
            RunOne(next, batch);
        }
        session.Execute("COMMIT");
        Commits++;
        foreach (var write in batch)
        {
            write.Committed();
        }
    }

    private void RunOne(PendingWrite write, List<PendingWrite> batch)
    {
        if (write.IsCancelled)
        {
            write.Failed(new OperationCanceledException());
            return;
        }
        session.Execute("SAVEPOINT one");
        try
        {
            write.Run(session);
        }
        catch (Exception error)
        {
            if (session.IsAutoCommit)
            {
                // The error has undone the whole transaction: the neighbours' work is gone too, and they must know.
                batch.Add(write);
                throw;
            }
            session.Execute("ROLLBACK TO one");
            session.Execute("RELEASE one");
            write.Failed(error);
            return;
        }
        session.Execute("RELEASE one");
        batch.Add(write);
    }

    private void Recover(Exception error)
    {
        if (error is SqliteException sqlite && SqliteErrors.IsFinal(sqlite))
        {
            status.Leave(
                StorageState.Failed,
                $"The SQLite database failed: {sqlite.Message} Restart when the disk is sound."
            );
        }
        try
        {
            if (!session.IsAutoCommit)
            {
                session.Execute("ROLLBACK");
            }
        }
        catch (SqliteException rollback)
        {
            status.Leave(
                StorageState.Failed,
                $"The SQLite database failed: {rollback.Message} Restart when the disk is sound."
            );
        }
    }
}
