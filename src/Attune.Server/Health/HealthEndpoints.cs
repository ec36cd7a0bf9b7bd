namespace Attune.Server.Health;

/// <summary>Liveness and readiness, for whoever restarts the process or sends it traffic.</summary>
internal static class HealthEndpoints
{
    public static IServiceCollection AddAttuneHealth(this IServiceCollection services) => services;

    public static void MapAttuneHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/health/live", () => TypedResults.Json(new { status = "live" }));
}
