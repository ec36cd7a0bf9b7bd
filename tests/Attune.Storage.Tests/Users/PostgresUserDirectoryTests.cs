using Attune.Core.Users;
using Attune.Storage.Postgres;
using Attune.Storage.Tests.Databases;
using Attune.Storage.Users;

namespace Attune.Storage.Tests.Users;

public sealed class PostgresUserDirectoryTests(TestPostgres postgres) : UserDirectoryContract
{
    private string? connectionString;

    private protected override async Task<UserTestBed> OpenBedAsync(UserSettings? settings)
    {
        connectionString ??= await postgres.CreateDatabaseAsync();
        var database = new PostgresDatabase(connectionString, Time);
        await database.OpenAsync(CancellationToken.None);
        return new UserTestBed(
            database,
            new PostgresUserStore(database),
            new PostgresEventUuidStore(database),
            Time,
            settings
        );
    }
}
