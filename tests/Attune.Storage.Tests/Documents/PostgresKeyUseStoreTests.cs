using Attune.Core.Workspaces.Keys;
using Attune.Storage.Documents;
using Attune.Storage.Postgres;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Documents;

public sealed class PostgresKeyUseStoreTests(TestPostgres postgres) : KeyUseStoreContract, IAsyncDisposable
{
    private PostgresDatabase? database;

    protected override async Task<IKeyUseStore> OpenAsync()
    {
        database = await TestDatabases.OpenPostgresAsync(postgres, Time);
        return new KeyUseStore(database);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
