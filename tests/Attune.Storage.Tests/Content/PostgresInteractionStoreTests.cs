using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Content;

public sealed class PostgresInteractionStoreTests(TestPostgres postgres) : InteractionStoreContract, IAsyncDisposable
{
    private IDatabase? database;

    protected override async Task<IDatabase> OpenAsync()
    {
        database = await TestDatabases.OpenPostgresAsync(postgres, Time);
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
