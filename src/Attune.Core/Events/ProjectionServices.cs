using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Events;

/// <summary>Registers projections and what leads them.</summary>
public static class ProjectionServices
{
    public static IServiceCollection AddAttuneProjections(this IServiceCollection services)
    {
        services.AddSingleton<EventMetrics>();
        services.AddSingleton<JournalHold>();
        services.AddSingleton<ProjectionRunner>();
        services.AddSingleton<IProjections>(provider => provider.GetRequiredService<ProjectionRunner>());
        services.AddHostedService(provider => provider.GetRequiredService<ProjectionRunner>());
        return services;
    }

    /// <summary>Adds a projection under the name that it gives itself.</summary>
    public static IServiceCollection AddProjection<T>(this IServiceCollection services, string name)
        where T : class, IProjection
    {
        services.AddSingleton(new ProjectionRegistration(name));
        services.AddSingleton<T>();
        services.AddSingleton<IProjection>(provider => provider.GetRequiredService<T>());
        return services;
    }
}
