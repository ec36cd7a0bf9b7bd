using Attune.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Attune.Server.Health;

/// <summary>Not ready while the database accepts no reads and writes.</summary>
internal sealed class DatabaseHealthCheck(IStorageStatus storage) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(
            storage.State == StorageState.Ready
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(storage.Reason ?? "The database is not ready.")
        );
}
