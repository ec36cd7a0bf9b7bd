using Attune.Core.Storage;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Keys;
using Attune.Core.Workspaces.Tenancy;
using Attune.Server.Hosting;

namespace Attune.Server.Management;

/// <summary>
/// Makes the first workspace, reads all of them into memory, and only then lets callers in. Where the database is not
/// there when the server starts this happens when it comes; until then calls are answered with 503.
/// </summary>
internal sealed partial class WorkspaceStartup(
    IStorageStatus storage,
    ConfigurationReplica replica,
    FirstStart firstStart,
    FirstStartOptions options,
    KeyRing ring,
    KeyUseRecorder recorder,
    TimeProvider time,
    ILogger<WorkspaceStartup> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private bool opened;

    /// <summary>The workspace that this start has made, with its key; null where there was one already.</summary>
    public CreatedWorkspace? Created { get; private set; }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (storage.State == StorageState.Ready)
        {
            await OpenAsync(cancellationToken);
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!opened)
        {
            await storage.WaitUntilReadyAsync(stoppingToken);
            try
            {
                await OpenAsync(stoppingToken);
            }
            catch (StorageUnavailableException error)
            {
                LogAway(logger, error.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        await recorder.RunAsync(stoppingToken);
    }

    /// <exception cref="OperatorException">The operator's values for the first workspace cannot be used.</exception>
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await replica.LoadAsync(cancellationToken);
        var outcome = await firstStart.ExecuteAsync(options, cancellationToken);
        if (outcome.Status == OutcomeStatus.Invalid)
        {
            throw new OperatorException(Words(outcome));
        }
        Created ??= outcome.Value;
        ring.Open();
        opened = true;
    }

    private static string Words(Outcome<CreatedWorkspace> outcome) =>
        string.Join(
            ' ',
            outcome.Problems.Select(problem =>
                $"{(problem.Path == "id" ? AttuneConfiguration.WorkspaceKey : AttuneConfiguration.ApiKeyKey)}: {problem.Message}"
            )
        );

    [LoggerMessage(1, LogLevel.Warning, "The workspaces cannot be read, trying again: {Reason}")]
    private static partial void LogAway(ILogger logger, string reason);
}
