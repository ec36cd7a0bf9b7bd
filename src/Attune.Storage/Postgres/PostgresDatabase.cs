using System.Data.Common;
using System.Net.Sockets;
using Attune.Core.Storage;
using Attune.Storage.Migrations;
using Npgsql;

namespace Attune.Storage.Postgres;

/// <summary>
/// PostgreSQL: pooled connections, a session-level advisory lock that keeps a second server out, commits that the
/// database itself groups. A write that meets a serialization failure or deadlock is run again.
/// </summary>
public sealed class PostgresDatabase : IDatabase
{
    /// <summary>Writes under way at once; more wait in order, so that the pool keeps room for readers.</summary>
    public const int ConcurrentWrites = 16;

    private const int Attempts = 5;
    private readonly TimeProvider time;
    private readonly StorageStatus status = new();
    private readonly NpgsqlDataSource source;
    private readonly SemaphoreSlim writers = new(ConcurrentWrites);
    private readonly int pendingWrites;
    private int pending;
    private PostgresLock? held;
    private bool isDisposed;

    public PostgresDatabase(string connectionString, TimeProvider time, int pendingWrites = 20_000)
    {
        this.time = time;
        this.pendingWrites = pendingWrites;
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 64;
        }
        if (string.IsNullOrEmpty(settings.ApplicationName))
        {
            settings.ApplicationName = "Attune";
        }
        ConnectionString = settings.ConnectionString;
        source = NpgsqlDataSource.Create(settings);
    }

    public DatabaseDialect Dialect => DatabaseDialect.Postgres;

    public StorageState State => status.State;

    public string? Reason => status.Reason;

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) =>
        status.WaitUntilReadyAsync(cancellationToken);

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            held ??= await PostgresLock.TakeAsync(ConnectionString, cancellationToken);
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await new MigrationRunner(MigrationCatalog.For(Dialect), time).RunAsync(connection);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception error) when (IsConnection(error) || error is PostgresException)
        {
            status.Leave(StorageState.Opening, $"PostgreSQL cannot be opened: {error.Message}");
            if (held is not null)
            {
                await held.DisposeAsync();
                held = null;
            }
            throw new StorageUnavailableException($"PostgreSQL cannot be opened: {error.Message}", error);
        }
        held.Watch(status, time);
        status.Ready();
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        status.RequireReady();
        if (Interlocked.Increment(ref pending) > pendingWrites)
        {
            Interlocked.Decrement(ref pending);
            throw new StorageBusyException(pendingWrites);
        }
        try
        {
            await writers.WaitAsync(cancellationToken);
            try
            {
                return await WriteWithRetriesAsync(work, cancellationToken);
            }
            finally
            {
                writers.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref pending);
        }
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        status.RequireReady();
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            return await work(connection);
        }
        catch (Exception error) when (IsConnection(error))
        {
            throw Unavailable(error);
        }
    }

    /// <summary>With the password, so never to be shown.</summary>
    internal string ConnectionString { get; }

    internal NpgsqlDataSource Source => source;

    internal void RequireReady() => status.RequireReady();

    /// <summary>Does something with <see cref="Source"/>, and says of a broken connection that the database is unavailable.</summary>
    internal async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        status.RequireReady();
        try
        {
            return await work();
        }
        catch (Exception error) when (IsConnection(error))
        {
            throw Unavailable(error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A container that knows it under several services disposes it once for each.
        if (Interlocked.Exchange(ref isDisposed, true))
        {
            return;
        }
        status.Leave(StorageState.Closed, "The database has been closed.");
        if (held is not null)
        {
            await held.DisposeAsync();
        }
        await source.DisposeAsync();
        writers.Dispose();
    }

    internal static bool IsConnection(Exception error) =>
        error is PostgresException { SqlState: var state }
            ? state.StartsWith("08", StringComparison.Ordinal)
                || state.StartsWith("53", StringComparison.Ordinal)
                || state.StartsWith("57P", StringComparison.Ordinal)
                || state.StartsWith("28", StringComparison.Ordinal)
                || state.StartsWith("58", StringComparison.Ordinal)
                || state == PostgresErrorCodes.ReadOnlySqlTransaction
            : error is NpgsqlException or SocketException or TimeoutException or IOException;

    internal static StorageUnavailableException Unavailable(Exception error) =>
        new($"PostgreSQL cannot be used: {error.Message}", error);

    private async Task<T> WriteWithRetriesAsync<T>(
        Func<DbConnection, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var result = await work(connection);
                // A commit is not given up half-way: its outcome would be unknown.
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (PostgresException error)
                when (attempt < Attempts
                    && error.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected
                )
            {
                // Another transaction won; nothing of this one was kept.
            }
            catch (Exception error) when (IsConnection(error))
            {
                throw Unavailable(error);
            }
        }
    }
}
