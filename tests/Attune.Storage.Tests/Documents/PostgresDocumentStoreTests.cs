using Attune.Core.Workspaces.Documents;
using Attune.Storage.Documents;
using Attune.Storage.Postgres;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Documents;

public sealed class PostgresDocumentStoreTests(TestPostgres postgres) : DocumentStoreContract
{
    private PostgresDatabase? database;

    protected override async Task<IDocumentStore> OpenAsync()
    {
        database = await TestDatabases.OpenPostgresAsync(postgres, Time);
        return new DocumentStore(database, Time);
    }

    public override async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
