using Attune.Core.Accounts;
using Attune.Storage.Accounts;
using Attune.Storage.Sqlite;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Accounts;

public sealed class SqliteAccountStoreTests : AccountStoreContract, IAsyncDisposable
{
    private SqliteDatabase? database;

    protected override async Task<IAccountStore> OpenAsync()
    {
        database = await TestDatabases.OpenSqliteAsync(Time);
        return new AccountStore(database);
    }

    public async ValueTask DisposeAsync() => await database!.DisposeAsync();
}
