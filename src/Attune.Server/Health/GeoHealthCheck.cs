using Attune.Core.Geo;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Attune.Server.Health;

/// <summary>Ready without geo data, but says so: conditions on a place never match then.</summary>
internal sealed class GeoHealthCheck(IGeoLocator? locator = null) : IHealthCheck
{
    private const string Absent = "No geo database is loaded: conditions on a place do not match. Run `attune data`.";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(locator is null ? HealthCheckResult.Degraded(Absent) : Describe(locator.Health));

    private static HealthCheckResult Describe(GeoHealth health)
    {
        if (health.IsHealthy)
        {
            return HealthCheckResult.Healthy();
        }
        string[] problems =
        [
            .. new[] { health.IPv4, health.IPv6 }
                .Where(database => !database.IsHealthy)
                .Select(database => database.Problem ?? $"{database.Path} has damaged records.")
                .Distinct(),
        ];
        return HealthCheckResult.Degraded(problems.Length == 0 ? Absent : string.Join(' ', problems));
    }
}
