using Attune.Core.Content.Coupons;
using Attune.Storage.Content;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Content;

public sealed class SqliteCouponStoreTests : CouponStoreContract, IAsyncDisposable
{
    private IDatabase? database;

    protected override async Task<(ICouponStore One, ICouponStore Other)> OpenAsync()
    {
        database = await TestDatabases.OpenSqliteAsync(Time);
        return (new CouponStore(database), new CouponStore(database));
    }

    public async ValueTask DisposeAsync()
    {
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
