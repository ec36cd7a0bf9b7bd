using System.Data.Common;
using Attune.Core.Storage;

namespace Attune.Storage;

/// <summary>
/// The database of this server, SQLite or PostgreSQL. Stores whose SQL is shared use only this; what is fast in one of
/// the two is written against <see cref="Sqlite.SqliteDatabase"/> or <see cref="Postgres.PostgresDatabase"/>. Thread-safe.
/// </summary>
public interface IDatabase : IStorageStatus, IAsyncDisposable
{
    DatabaseDialect Dialect { get; }

    /// <summary>Takes the lock, migrates, and becomes ready. Called once at start, and again while it fails.</summary>
    /// <exception cref="StorageInUseException">Another server holds the directory or database.</exception>
    /// <exception cref="StorageUnavailableException">It cannot be reached, read or migrated.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and completes after it is committed. An exception thrown by it undoes
    /// only its own work and is passed on. In SQLite many waiting writes share a commit and run one after the other on one
    /// thread: work must use its connection only, and briefly.
    /// </summary>
    /// <exception cref="StorageUnavailableException">Not committed as far as is known.</exception>
    Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs <paramref name="work"/> on a connection that sees everything acknowledged before. It must not write.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be read.</exception>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken);
}
