using Attune.Core.Workspaces.Keys;
using Attune.Storage.Documents;
using Attune.Storage.Sqlite;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Documents;

public sealed class SqliteKeyUseStoreTests : KeyUseStoreContract, IAsyncDisposable
{
    private SqliteDatabase? database;

    protected override async Task<IKeyUseStore> OpenAsync()
    {
        database = await TestDatabases.OpenSqliteAsync(Time);
        return new KeyUseStore(database);
    }

    public async ValueTask DisposeAsync() => await database!.DisposeAsync();
}
