using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.RateLimits;

namespace Attune.Server.Hosting;

/// <summary>The order of the middleware, the same in the server and in its tests.</summary>
internal static class AttunePipeline
{
    /// <summary>What the middleware needs beside the keys and rates.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<ErrorFamilies>();
        services.AddSingleton<CallerReader>();
        services.AddSingleton<StartupState>();
    }

    public static void Use(WebApplication app)
    {
        app.UseMiddleware<RequestIdMiddleware>();
        app.UseMiddleware<SecurityHeadersMiddleware>();
        app.UseMiddleware<FamilyErrorMiddleware>();
        app.UseRouting();
        app.UseMiddleware<AuthenticationMiddleware>();
        app.UseMiddleware<RateLimitMiddleware>();
    }
}
