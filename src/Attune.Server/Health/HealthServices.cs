namespace Attune.Server.Health;

/// <summary>The checks behind readiness. A new check is one line.</summary>
internal static class HealthServices
{
    public static IServiceCollection AddAttuneHealth(this IServiceCollection services)
    {
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealthCheck>("database")
            .AddCheck<WorkspaceHealthCheck>("workspaces")
            .AddCheck<ConfigurationHealthCheck>("configuration")
            .AddCheck<GeoHealthCheck>("geo");
        return services;
    }
}
