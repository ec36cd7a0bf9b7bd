using Attune.Core.Storage;
using Microsoft.Data.Sqlite;

namespace Attune.Storage.Sqlite;

/// <summary>A write that waits for the writer thread, and then for the commit that it shares with its neighbours.</summary>
internal abstract class PendingWrite
{
    /// <summary>Runs inside the shared transaction, under a savepoint of its own.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>The transaction is on disk.</summary>
    public abstract void Committed();

    /// <summary>Nothing of this write was kept, or it is unknown whether it was.</summary>
    public abstract void Failed(Exception error);

    /// <summary>Runs between two transactions, alone: work that SQLite does not do inside one.</summary>
    public virtual bool IsAlone => false;

    /// <summary>The caller has gone before the write began.</summary>
    public virtual bool IsCancelled => false;

    protected static Exception Translate(Exception error) =>
        error is SqliteException sqlite && SqliteErrors.IsMedium(sqlite) ? SqliteErrors.Unavailable(sqlite) : error;
}
