using Attune.Core.Analytics.Rollups;
using Attune.Core.Events;
using Attune.Storage.Analytics;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Storage.Events;

/// <summary>Registers the checkpoints of projections, and the totals.</summary>
internal static class EventServices
{
    public static IServiceCollection AddProjectionStores(this IServiceCollection services) =>
        services
            .AddSingleton<IProjectionStore, ProjectionCheckpoints>()
            .AddSingleton<IAnalyticsStore, AnalyticsStore>();
}
