using System.Data.Common;
using Attune.Core.Storage;
using Dapper;

namespace Attune.Storage.Migrations;

/// <summary>
/// Brings a database to the schema of this build: forward only, all missing steps in one transaction, so that a server
/// killed half-way finds the old schema whole.
/// </summary>
internal sealed class MigrationRunner(IReadOnlyList<Migration> migrations, TimeProvider time)
{
    private const string CreateLedger = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number BIGINT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at TEXT NOT NULL
        )
        """;

    /// <summary>Applies what is missing inside a transaction that the caller has begun on <paramref name="connection"/>.</summary>
    /// <returns>The number of steps applied.</returns>
    /// <exception cref="StorageUnavailableException">The database was written by a newer build, or a step's text has changed since.</exception>
    public async Task<int> RunAsync(DbConnection connection)
    {
        await connection.ExecuteAsync(CreateLedger);
        var applied = (
            await connection.QueryAsync<(long Number, string Name, string Checksum)>(
                "SELECT number, name, checksum FROM schema_migrations"
            )
        ).ToDictionary(row => (int)row.Number);
        foreach (var row in applied.Values)
        {
            var known = migrations.FirstOrDefault(migration => migration.Number == row.Number);
            if (known is null)
            {
                throw new StorageUnavailableException(
                    $"The database has migration {row.Number} ({row.Name}), which this version of Attune does not know. "
                        + "It was opened by a newer version; use that version or newer."
                );
            }
            if (known.Checksum != row.Checksum)
            {
                throw new StorageUnavailableException(
                    $"Migration {row.Number} ({row.Name}) was applied to this database with another text than this version "
                        + "of Attune has. The database was made by a development build; it cannot be brought forward."
                );
            }
        }
        var count = 0;
        foreach (var migration in migrations.Where(migration => !applied.ContainsKey(migration.Number)))
        {
            await connection.ExecuteAsync(migration.Sql);
            await connection.ExecuteAsync(
                "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (@Number, @Name, @Checksum, @At)",
                new
                {
                    migration.Number,
                    migration.Name,
                    migration.Checksum,
                    At = time.GetUtcNow().ToString("O"),
                }
            );
            count++;
        }
        return count;
    }
}
