using Attune.Core.Workspaces.Snapshots;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Attune.Server.Health;

/// <summary>
/// Ready in spite of records that make no sense, since all others are served; names those that are not.
/// </summary>
internal sealed class ConfigurationHealthCheck(WorkspaceSnapshots snapshots) : IHealthCheck
{
    /// <summary>The member of the report that names the records, as far as its reader may know of them.</summary>
    public const string LeftOut = "left_out";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        LeftOutRecord[] leftOut =
        [
            .. snapshots
                .WithProblems()
                .SelectMany(workspace =>
                    workspace.Problems.Select(problem => new LeftOutRecord(
                        workspace.Document.WorkspaceId,
                        problem.Record.ToString(),
                        problem.Name,
                        problem.Problem.ToString()
                    ))
                )
                .DistinctBy(record => (record.Workspace, record.Kind, record.Name))
                .OrderBy(record => record.Workspace, StringComparer.Ordinal)
                .ThenBy(record => record.Name, StringComparer.Ordinal),
        ];
        return Task.FromResult(
            leftOut.Length == 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(
                    leftOut.Length == 1
                        ? "1 record has mistakes and is served to nobody."
                        : $"{leftOut.Length} records have mistakes and are served to nobody.",
                    data: new Dictionary<string, object> { [LeftOut] = leftOut }
                )
        );
    }
}
