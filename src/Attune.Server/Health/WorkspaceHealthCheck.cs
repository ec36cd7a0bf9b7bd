using Attune.Server.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Attune.Server.Health;

/// <summary>Not ready until the workspaces and their keys are read: until then nobody can be let in.</summary>
internal sealed class WorkspaceHealthCheck(StartupState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(
            state.IsOpen
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The workspaces have not been read from the database yet.")
        );
}
