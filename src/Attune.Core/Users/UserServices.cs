using System.Globalization;
using Attune.Core.Events;
using Attune.Core.Jobs;
using Attune.Core.Storage;
using Attune.Core.Workspaces.Snapshots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Users;

/// <summary>Registers the directory of users and the background jobs. The stores come with the storage.</summary>
public static class UserServices
{
    public static IServiceCollection AddAttuneUsers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Settings(configuration));
        services.AddAttuneProjections();
        services.AddSingleton<UserMetrics>();
        services.AddSingleton(provider => new Lazy<IWorkspaceSnapshots>(
            provider.GetRequiredService<IWorkspaceSnapshots>
        ));
        services.AddSingleton<UserDirectoryParts>();
        services.AddSingleton<Erasure.ExportPerson>();
        services.AddSingleton<IUserDirectory>(provider => provider.GetRequiredService<UserDirectoryParts>().Directory);
        services.AddHostedService(provider => provider.GetRequiredService<UserDirectoryParts>().Folding);
        services.AddSingleton(provider => new JobRunner(
            provider.GetRequiredService<IJobStore>(),
            provider.GetServices<IJobHandler>().Concat(provider.GetRequiredService<UserDirectoryParts>().Handlers),
            provider.GetRequiredService<IStorageStatus>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<JobRunner>>()
        ));
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        return services;
    }

    private static UserSettings Settings(IConfiguration configuration)
    {
        var defaults = new UserSettings();
        var limits = defaults.Limits;
        return defaults with
        {
            MemoryBytes = Number("Attune:Memory:UserBytes", defaults.MemoryBytes),
            UuidFilterBytes = Number("Attune:Memory:UuidFilterBytes", defaults.UuidFilterBytes),
            FoldAt = (int)Number("Attune:Users:FoldAt", defaults.FoldAt),
            FoldAfter = TimeSpan.TryParse(
                configuration["Attune:Users:FoldAfter"],
                CultureInfo.InvariantCulture,
                out var after
            )
                ? after
                : defaults.FoldAfter,
            Limits = limits with
            {
                EventsPerUser = (int)Number("Attune:Limits:EventsPerUser", limits.EventsPerUser),
                AttributesPerUser = (int)Number("Attune:Limits:AttributesPerUser", limits.AttributesPerUser),
                AttributeBytesPerUser = (int)Number(
                    "Attune:Limits:AttributeBytesPerUser",
                    limits.AttributeBytesPerUser
                ),
                DevicesPerUser = (int)Number("Attune:Limits:DevicesPerUser", limits.DevicesPerUser),
                IdentifiersPerUser = (int)Number("Attune:Limits:IdentifiersPerUser", limits.IdentifiersPerUser),
                SegmentsPerUser = (int)Number("Attune:Limits:SegmentsPerUser", limits.SegmentsPerUser),
            },
        };

        long Number(string key, long otherwise) =>
            long.TryParse(configuration[key], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value > 0
                ? value
                : otherwise;
    }
}
