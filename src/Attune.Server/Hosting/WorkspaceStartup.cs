using Attune.Core.Demo;
using Attune.Core.Storage;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Keys;
using Attune.Core.Workspaces.Tenancy;

namespace Attune.Server.Hosting;

/// <summary>
/// Makes the first workspace where there is none, reads all workspaces into memory, and only then lets callers in:
/// before the first request where the database is there, and as soon as it is there otherwise.
/// </summary>
internal sealed partial class WorkspaceStartup(
    IStorageStatus storage,
    ConfigurationReplica configuration,
    FirstStart firstStart,
    FirstStartOptions options,
    KeyUseRecorder keyUses,
    IDocumentStore documents,
    DemoShop demo,
    StartupState state,
    TimeProvider time,
    ILogger<WorkspaceStartup> logger
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private CreatedWorkspace? created;

    /// <summary>Why the server stopped itself after its start, or null.</summary>
    public OperatorException? Failure => ExecuteTask?.Exception?.InnerException as OperatorException;

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
        while (!state.IsOpen)
        {
            await storage.WaitUntilReadyAsync(stoppingToken);
            try
            {
                await OpenAsync(stoppingToken);
            }
            catch (StorageUnavailableException lost)
            {
                LogLost(logger, lost.Message);
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
        await keyUses.RunAsync(stoppingToken);
    }

    /// <exception cref="OperatorException">The operator's values for the first workspace cannot be used.</exception>
    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        var outcome = await firstStart.ExecuteAsync(options, cancellationToken);
        if (outcome.Status is not (OutcomeStatus.Done or OutcomeStatus.NotFound))
        {
            throw FirstStartSettings.Explain(outcome);
        }
        // Kept over a loss of the database, since the key cannot be had again.
        created ??= outcome.Value;
        await configuration.LoadAsync(cancellationToken);
        foreach (var workspace in await documents.ListWorkspacesAsync(cancellationToken))
        {
            await demo.FillAsync(workspace.WorkspaceId, cancellationToken);
        }
        state.Open(created);
        if (created is not null)
        {
            LogCreated(logger, created.WorkspaceId, created.KeyId);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Made the first workspace {WorkspaceId} with the key {KeyId}")]
    private static partial void LogCreated(ILogger logger, string workspaceId, string keyId);

    [LoggerMessage(2, LogLevel.Warning, "The workspaces could not be read, trying again: {Reason}")]
    private static partial void LogLost(ILogger logger, string reason);
}
