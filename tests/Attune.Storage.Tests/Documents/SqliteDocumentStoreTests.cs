using Attune.Core.Workspaces.Documents;
using Attune.Storage.Documents;
using Attune.Storage.Sqlite;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Documents;

public sealed class SqliteDocumentStoreTests : DocumentStoreContract
{
    private SqliteDatabase? database;

    protected override async Task<IDocumentStore> OpenAsync()
    {
        database = await TestDatabases.OpenSqliteAsync(Time);
        return new DocumentStore(database, Time);
    }

    public override async ValueTask DisposeAsync() => await database!.DisposeAsync();
}
