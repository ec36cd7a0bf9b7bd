using Attune.Storage.Postgres;
using Attune.Storage.Sqlite;

namespace Attune.Storage.Tests.Databases;

/// <summary>Opens an empty database of either dialect, for contract tests that run against both.</summary>
public static class TestDatabases
{
    public static async Task<SqliteDatabase> OpenSqliteAsync(TimeProvider time)
    {
        var directory = Directory.CreateTempSubdirectory("attune-sqlite-").FullName;
        var database = new SqliteDatabase(directory, time);
        await database.OpenAsync(CancellationToken.None);
        return database;
    }

    public static async Task<PostgresDatabase> OpenPostgresAsync(TestPostgres postgres, TimeProvider time)
    {
        var database = new PostgresDatabase(await postgres.CreateDatabaseAsync(), time);
        await database.OpenAsync(CancellationToken.None);
        return database;
    }
}
