using Attune.Core.Jobs;
using Attune.Core.Users.Browsing;
using Attune.Core.Users.Stored;
using Attune.Storage.Jobs;
using Attune.Storage.Postgres;
using Attune.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Storage.Users;

/// <summary>Registers the stores of users and jobs for the chosen database.</summary>
internal static class UserStoreServices
{
    public static IServiceCollection AddUserStores(this IServiceCollection services, DatabaseDialect dialect)
    {
        services.AddSingleton<IJobStore, JobStore>();
        services.AddSingleton<IUserIndex, UserIndex>();
        if (dialect == DatabaseDialect.Postgres)
        {
            services.AddSingleton<IUserStore>(provider => new PostgresUserStore(
                provider.GetRequiredService<PostgresDatabase>(),
                provider.GetRequiredService<StorageOptions>().PendingWrites
            ));
            services.AddSingleton<IEventUuidStore>(provider => new PostgresEventUuidStore(
                provider.GetRequiredService<PostgresDatabase>()
            ));
            return services;
        }
        services.AddSingleton<IUserStore>(provider => new SqliteUserStore(
            provider.GetRequiredService<SqliteDatabase>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IEventUuidStore>(provider => new SqliteEventUuidStore(
            provider.GetRequiredService<SqliteDatabase>()
        ));
        return services;
    }
}
