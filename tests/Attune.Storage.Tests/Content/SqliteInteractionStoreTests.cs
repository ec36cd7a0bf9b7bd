using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Content;

public sealed class SqliteInteractionStoreTests : InteractionStoreContract, IAsyncDisposable
{
    private IDatabase? database;

    protected override async Task<IDatabase> OpenAsync()
    {
        database = await TestDatabases.OpenSqliteAsync(Time);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
