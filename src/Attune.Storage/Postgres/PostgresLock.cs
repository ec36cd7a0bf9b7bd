using Attune.Core.Storage;
using Npgsql;

namespace Attune.Storage.Postgres;

/// <summary>
/// An advisory lock of PostgreSQL, held by a connection that does nothing else. PostgreSQL frees it when that connection
/// ends, so a killed server leaves nothing behind; a lost connection is noticed within seconds and the lock taken again.
/// </summary>
internal sealed class PostgresLock : IAsyncDisposable
{
    // The letters "attune" and a version of the lock's meaning.
    private const long Key = 0x61747475_6E650001;
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private readonly string connectionString;
    private readonly CancellationTokenSource stop = new();
    private NpgsqlConnection connection;
    private Task? watch;

    private PostgresLock(string connectionString, NpgsqlConnection connection)
    {
        this.connectionString = connectionString;
        this.connection = connection;
    }

    /// <exception cref="StorageInUseException">Another server holds the database.</exception>
    public static async Task<PostgresLock> TakeAsync(string connectionString, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new(connectionString, await ConnectAsync(connectionString, cancellationToken));
            }
            catch (StorageInUseException) when (attempt < Attempts)
            {
                // PostgreSQL may not have noticed yet that the server which held it is dead.
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <summary>Starts to look after the lock until disposal.</summary>
    public void Watch(StorageStatus status, TimeProvider time) => watch ??= LoopAsync(status, time);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (watch is not null)
        {
            await watch;
        }
        await UnlockAsync();
        await connection.DisposeAsync();
        stop.Dispose();
    }

    private static async Task<NpgsqlConnection> ConnectAsync(
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        // Outside the pool: a pooled connection would carry the lock on to whoever gets it next.
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 10 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Key})", connection);
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                return connection;
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
        var database = $"{connection.Database} on {connection.Host}:{connection.Port}";
        await connection.DisposeAsync();
        throw new StorageInUseException(
            $"The PostgreSQL database {database} is in use by another Attune server. Stop that one first, or use another database."
        );
    }

    /// <summary>Frees the lock now: the end of the connection does so too, but only when PostgreSQL has noticed it.</summary>
    private async Task UnlockAsync()
    {
        try
        {
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_unlock({Key})", connection);
            await command.ExecuteScalarAsync();
        }
        catch (Exception error) when (PostgresDatabase.IsConnection(error) || error is InvalidOperationException)
        {
            // The connection is gone, and the lock with it.
        }
    }

    private async Task LoopAsync(StorageStatus status, TimeProvider time)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                await LookAsync(status);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposal.
        }
    }

    private async Task LookAsync(StorageStatus status)
    {
        try
        {
            if (status.State == StorageState.Ready)
            {
                await using var command = new NpgsqlCommand("SELECT 1", connection);
                await command.ExecuteScalarAsync(stop.Token);
                return;
            }
            await connection.DisposeAsync();
            connection = await ConnectAsync(connectionString, stop.Token);
            status.Ready();
        }
        catch (Exception error) when (PostgresDatabase.IsConnection(error))
        {
            status.Leave(StorageState.Opening, $"PostgreSQL is gone: {error.Message}");
        }
        catch (StorageInUseException error)
        {
            status.Leave(StorageState.Opening, error.Message);
        }
    }
}
