using Attune.Core.RateLimits;

namespace Attune.Server.RateLimits;

/// <summary>Registers the rates.</summary>
internal static class RateLimitServices
{
    public static IServiceCollection AddAttuneRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new RateLimitSettings(configuration));
        services.AddSingleton<IRateLimiter, MemoryRateLimiter>();
        services.AddSingleton<RateLimitGate>();
        return services;
    }
}
