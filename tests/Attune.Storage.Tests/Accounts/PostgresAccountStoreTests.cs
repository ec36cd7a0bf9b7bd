using Attune.Core.Accounts;
using Attune.Storage.Accounts;
using Attune.Storage.Postgres;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Accounts;

public sealed class PostgresAccountStoreTests(TestPostgres postgres) : AccountStoreContract, IAsyncDisposable
{
    private PostgresDatabase? database;

    protected override async Task<IAccountStore> OpenAsync()
    {
        database = await TestDatabases.OpenPostgresAsync(postgres, Time);
        return new AccountStore(database);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
