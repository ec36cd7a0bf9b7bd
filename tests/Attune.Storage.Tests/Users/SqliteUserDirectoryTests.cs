using Attune.Core.Users;
using Attune.Storage.Sqlite;
using Attune.Storage.Users;

namespace Attune.Storage.Tests.Users;

public sealed class SqliteUserDirectoryTests : UserDirectoryContract
{
    private readonly string directory = Directory.CreateTempSubdirectory("attune-users-").FullName;

    private protected override async Task<UserTestBed> OpenBedAsync(UserSettings? settings)
    {
        var database = new SqliteDatabase(directory, Time);
        await database.OpenAsync(CancellationToken.None);
        return new UserTestBed(
            database,
            new SqliteUserStore(database, Time),
            new SqliteEventUuidStore(database),
            Time,
            settings
        );
    }
}
