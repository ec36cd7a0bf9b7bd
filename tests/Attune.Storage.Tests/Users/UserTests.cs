using Attune.Core.Events;
using Attune.Core.Users;
using Attune.Core.Users.Erasure;
using Attune.Core.Users.Stored;
using Attune.Storage.Postgres;
using Attune.Storage.Sqlite;
using Attune.Storage.Tests.Databases;
using Attune.Storage.Users;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Users;

/// <summary>Opens a test's own database, and opens it again as a restarted server does.</summary>
public abstract class UserTests(TestPostgres postgres) : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("attune-users-").FullName;
    private readonly List<UserTestBed> opened = [];
    private string? connectionString;

    /// <summary>When a test begins.</summary>
    protected static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    protected FakeTimeProvider Time { get; } = new(Start);

    protected string DataDirectory => directory;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens the database; what was opened before is closed first.</summary>
    private protected async Task<UserTestBed> OpenAsync(
        DatabaseDialect dialect,
        UserSettings? settings = null,
        Func<IUserStore, IUserStore>? wrap = null,
        Func<IDatabase, IReadOnlyList<IProjection>>? projections = null,
        params IUserErasure[] erasures
    )
    {
        await CloseAsync();
        wrap ??= static store => store;
        UserTestBed bed;
        if (dialect == DatabaseDialect.Sqlite)
        {
            var database = new SqliteDatabase(directory, Time);
            await database.OpenAsync(Cancellation);
            var store = new SqliteUserStore(database, Time);
            bed = new(
                database,
                wrap(store),
                new SqliteEventUuidStore(database),
                Time,
                settings,
                erasures,
                projections?.Invoke(database)
            );
        }
        else
        {
            connectionString ??= await postgres.CreateDatabaseAsync();
            var database = new PostgresDatabase(connectionString, Time);
            await database.OpenAsync(Cancellation);
            var store = new PostgresUserStore(database);
            bed = new(
                database,
                wrap(store),
                new PostgresEventUuidStore(database),
                Time,
                settings,
                erasures,
                projections?.Invoke(database)
            )
            {
                Closing = store,
            };
        }
        opened.Add(bed);
        return bed;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(directory, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected async Task CloseAsync()
    {
        foreach (var bed in opened)
        {
            await bed.DisposeAsync();
        }
        opened.Clear();
    }
}
