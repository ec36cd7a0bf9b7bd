using Attune.Core.Content.Coupons;
using Attune.Storage.Content;
using Attune.Storage.Postgres;
using Attune.Storage.Tests.Databases;

namespace Attune.Storage.Tests.Content;

/// <summary>Two stores, each with connections of its own, over one database, as two servers would have them.</summary>
public sealed class PostgresCouponStoreTests(TestPostgres postgres) : CouponStoreContract, IAsyncDisposable
{
    private PostgresDatabase? database;
    private SecondServer? second;

    protected override async Task<(ICouponStore One, ICouponStore Other)> OpenAsync()
    {
        var connectionString = await postgres.CreateDatabaseAsync();
        database = new PostgresDatabase(connectionString, Time);
        await database.OpenAsync(CancellationToken.None);
        second = new SecondServer(connectionString);
        return (new CouponStore(database), new CouponStore(second));
    }

    public async ValueTask DisposeAsync()
    {
        if (second is not null)
        {
            await second.DisposeAsync();
        }
        if (database is not null)
        {
            await database.DisposeAsync();
        }
    }
}
