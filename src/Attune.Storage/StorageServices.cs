using Attune.Core.Explanations;
using Attune.Core.Storage;
using Attune.Storage.Content;
using Attune.Storage.Documents;
using Attune.Storage.Events;
using Attune.Storage.Explanations;
using Attune.Storage.Postgres;
using Attune.Storage.Sqlite;
using Attune.Storage.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Attune.Storage;

/// <summary>Registers the database and the stores over it.</summary>
public static class StorageServices
{
    /// <summary>
    /// Chooses PostgreSQL where <c>ConnectionStrings:Attune</c> is set and SQLite in <c>Attune:Data</c> (default ./data)
    /// otherwise, and opens it when the host starts.
    /// </summary>
    public static IServiceCollection AddAttuneStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var defaults = new StorageOptions();
        var options = defaults with
        {
            DataDirectory = configuration["Attune:Data"] ?? defaults.DataDirectory,
            PostgresConnectionString = configuration["ConnectionStrings:Attune"] is { Length: > 0 } text ? text : null,
            PendingWrites = int.TryParse(configuration["Attune:Limits:PendingWrites"], out var pending)
                ? pending
                : defaults.PendingWrites,
        };
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        if (options.PostgresConnectionString is { } connectionString)
        {
            services.AddSingleton(provider => new PostgresDatabase(
                connectionString,
                provider.GetRequiredService<TimeProvider>(),
                options.PendingWrites
            ));
            services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<PostgresDatabase>());
            services.AddSingleton<Attune.Core.Moving.IDatabaseMove, Moving.NoDatabaseMove>();
        }
        else
        {
            services.AddSingleton(provider => new SqliteDatabase(
                options.DataDirectory,
                provider.GetRequiredService<TimeProvider>(),
                options.PendingWrites
            ));
            services.AddSingleton<IDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
            services.AddSingleton<Attune.Core.Moving.IDatabaseMove, Moving.DatabaseMove>();
        }
        services.AddSingleton<IStorageStatus>(provider => provider.GetRequiredService<IDatabase>());
        services.AddDocuments();
        services.AddSingleton<Attune.Core.Accounts.IAccountStore, Accounts.AccountStore>();
        services.AddContentStores();
        services.AddProjectionStores();
        services.AddSingleton<IExplanationStore, ExplanationStore>();
        services.AddSingleton<Attune.Core.Segments.ISegmentStore, Segments.SegmentStore>();
        services.AddSingleton<Attune.Core.Rankings.IRankingStore, Rankings.RankingStore>();
        services.AddUserStores(
            options.PostgresConnectionString is null ? DatabaseDialect.Sqlite : DatabaseDialect.Postgres
        );
        services.AddHostedService<DatabaseStartup>();
        return services;
    }
}
