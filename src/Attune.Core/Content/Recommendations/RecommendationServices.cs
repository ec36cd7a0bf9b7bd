using Attune.Core.Events;
using Attune.Core.Users.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Core.Content.Recommendations;

/// <summary>Registers what keeps recommendations up with committed events.</summary>
public static class RecommendationServices
{
    public static IServiceCollection AddAttuneRecommendations(this IServiceCollection services)
    {
        services.AddProjection<RecommendationProjection>(RecommendationProjection.ProjectionName);
        services.AddSingleton<IUserErasure, RecommendationErasure>();
        return services;
    }
}
