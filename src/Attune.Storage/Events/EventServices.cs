using Attune.Core.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Storage.Events;

/// <summary>Registers the checkpoints of projections.</summary>
internal static class EventServices
{
    public static IServiceCollection AddProjectionStores(this IServiceCollection services) =>
        services.AddSingleton<IProjectionStore, ProjectionCheckpoints>();
}
