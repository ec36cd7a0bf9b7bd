using System.Data.Common;
using Attune.Core.Storage;
using Npgsql;

namespace Attune.Storage.Tests.Databases;

/// <summary>What another server does on a PostgreSQL database that is held already: transactions, without the lock.</summary>
public sealed class SecondServer(string connectionString) : IDatabase
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    public DatabaseDialect Dialect => DatabaseDialect.Postgres;

    public StorageState State => StorageState.Ready;

    public string? Reason => null;

    public Task WaitUntilReadyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task OpenAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await work(connection);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
