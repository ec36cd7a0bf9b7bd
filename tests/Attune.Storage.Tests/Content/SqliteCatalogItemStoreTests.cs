using Attune.Core.Content.Catalogs;
using Attune.Storage.Content;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Content;

public sealed class SqliteCatalogItemStoreTests : CatalogItemStoreContract, IAsyncDisposable
{
    private IDatabase? database;

    protected override async Task<ICatalogItemStore> OpenAsync()
    {
        database = await TestDatabases.OpenSqliteAsync(Time);
        return new CatalogItemStore(database);
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
