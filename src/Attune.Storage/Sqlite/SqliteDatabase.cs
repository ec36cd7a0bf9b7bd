using System.Data.Common;
using Attune.Core.Storage;
using Attune.Storage.Migrations;
using Microsoft.Data.Sqlite;

namespace Attune.Storage.Sqlite;

/// <summary>
/// SQLite in a data directory: one writer thread with shared commits, WAL with synchronous=FULL so that an acknowledged
/// write survives power loss, and pooled readers that never wait for the writer.
/// </summary>
public sealed class SqliteDatabase(string directory, TimeProvider time, int pendingWrites = 20_000) : IDatabase
{
    private const string FileName = "attune.db";
    private const string MovedName = "moved.txt";
    private readonly StorageStatus status = new();
    private DataDirectoryLock? held;
    private SqliteWriter? writer;
    private SqliteReaderPool? readers;
    private bool isDisposed;
    private volatile string? refusal;

    public DatabaseDialect Dialect => DatabaseDialect.Sqlite;

    public StorageState State => status.State;

    public string? Reason => status.Reason;

    /// <summary>Transactions committed since the database was opened.</summary>
    public long Commits => writer?.Commits ?? 0;

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) =>
        status.WaitUntilReadyAsync(cancellationToken);

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        held ??= DataDirectoryLock.Take(directory);
        if (File.Exists(Path.Combine(directory, MovedName)))
        {
            throw new StorageUnavailableException(
                $"The data of {Path.GetFullPath(directory)} was moved to PostgreSQL: start with ConnectionStrings:Attune. To go back to "
                    + $"what it was at the move, and lose what came after, delete {MovedName} there."
            );
        }
        var path = Path.Combine(directory, FileName);
        SqliteSession? session = null;
        try
        {
            session = SqliteSession.Open(path, readOnly: false);
            session.Execute("BEGIN IMMEDIATE");
            await new MigrationRunner(MigrationCatalog.For(Dialect), time).RunAsync(session.Connection);
            session.Execute("COMMIT");
        }
        catch (SqliteException error)
        {
            session?.Dispose();
            throw new StorageUnavailableException(
                $"The SQLite database {path} cannot be opened: {error.Message}",
                error
            );
        }
        catch
        {
            session?.Dispose();
            throw;
        }
        readers = new SqliteReaderPool(path);
        writer = new SqliteWriter(session, status, pendingWrites);
        status.Ready();
    }

    public Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var write = new TaskWrite<T>(work, cancellationToken);
        Enqueue(write);
        return write.Completion;
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var session = Rent();
        try
        {
            return await work(session.Connection);
        }
        catch (SqliteException error) when (SqliteErrors.IsMedium(error))
        {
            throw SqliteErrors.Unavailable(error);
        }
        finally
        {
            Return(session);
        }
    }

    /// <summary>As <see cref="WriteAsync{T}(Func{DbConnection, Task{T}}, CancellationToken)"/>, with prepared statements.</summary>
    internal Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var write = new DelegateWrite<T>(work, cancellationToken);
        Enqueue(write);
        return write.Completion;
    }

    /// <summary>Lets nobody write any more but <see cref="WriteAnywayAsync"/>. Reads go on.</summary>
    internal void RefuseWrites(string reason) => refusal = reason;

    internal void AllowWrites() => refusal = null;

    /// <summary>A later start on this directory says that the data is elsewhere.</summary>
    internal void MarkMoved() =>
        File.WriteAllText(Path.Combine(directory, MovedName), "The data was moved to PostgreSQL.\n");

    /// <summary>Writes although writes are refused, after everything that was queued before.</summary>
    internal Task<T> WriteAnywayAsync<T>(Func<SqliteSession, T> work)
    {
        status.RequireReady();
        var write = new DelegateWrite<T>(work, CancellationToken.None);
        writer!.Enqueue(write);
        return write.Completion;
    }

    internal void Enqueue(PendingWrite write)
    {
        status.RequireReady();
        if (refusal is { } reason)
        {
            throw new StorageUnavailableException(reason);
        }
        writer!.Enqueue(write);
    }

    internal SqliteSession Rent()
    {
        status.RequireReady();
        try
        {
            return readers!.Rent();
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Unavailable(error);
        }
    }

    internal void Return(SqliteSession session) => readers!.Return(session);

    public ValueTask DisposeAsync()
    {
        // A container that knows it under several services disposes it once for each.
        if (Interlocked.Exchange(ref isDisposed, true))
        {
            return ValueTask.CompletedTask;
        }
        writer?.Dispose();
        status.Leave(StorageState.Closed, "The database has been closed.");
        readers?.Dispose();
        held?.Dispose();
        return ValueTask.CompletedTask;
    }
}
