using Attune.Core.Content.Catalogs.Imports;
using Attune.Storage.Content;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Content;

public sealed class PostgresCatalogImportStoreTests(TestPostgres postgres)
    : CatalogImportStoreContract,
        IAsyncDisposable
{
    private IDatabase? database;

    protected override async Task<ICatalogImportStore> OpenAsync()
    {
        database = await TestDatabases.OpenPostgresAsync(postgres, Time);
        return new CatalogImportStore(database);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
