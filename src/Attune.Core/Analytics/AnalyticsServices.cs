using Attune.Core.Events;
using Attune.Core.Users.Erasure;
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
        return services;
    }
}
