using Attune.Core.Analytics.Reading;
using Attune.Core.Analytics.Results;
using Attune.Core.Analytics.Rollups;
using Attune.Core.Events;
using Attune.Core.Users.Erasure;
using Attune.Core.Workspaces.Snapshots;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Analytics;

/// <summary>Registers totals and what is read from them.</summary>
public static class AnalyticsServices
{
    public static IServiceCollection AddAttuneAnalytics(this IServiceCollection services)
    {
        services.AddSingleton<AnalyticsMetrics>();
        services.AddSingleton<AnalyticsPlans>();
        services.AddProjection<AnalyticsProjection>(AnalyticsProjection.ProjectionName);
        services.AddSingleton<IUserErasure>(provider => new AnalyticsErasure(
            new Lazy<IProjections>(provider.GetRequiredService<IProjections>),
            provider.GetRequiredService<AnalyticsProjection>()
        ));
        services.AddSingleton<FreshTotals>();
        services.AddSingleton(provider => new ReadAnalytics(
            provider.GetRequiredService<IWorkspaceSnapshots>(),
            provider.GetRequiredService<IAnalyticsStore>(),
            provider.GetRequiredService<FreshTotals>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(provider => new ReadResults(
            provider.GetRequiredService<IWorkspaceSnapshots>(),
            provider.GetRequiredService<IAnalyticsStore>(),
            provider.GetRequiredService<FreshTotals>()
        ));
        return services;
    }
}
