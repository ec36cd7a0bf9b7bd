using Attune.Server.Http;

namespace Attune.Server.Recommendations;

/// <summary>Registers the recommendations API.</summary>
internal static class RecommendationApiServices
{
    public static void Add(IServiceCollection services) =>
        services.AddErrorFamily(RecommendationErrors.Instance, RecommendationErrors.Prefix);
}
