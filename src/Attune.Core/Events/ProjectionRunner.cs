using Attune.Core.Storage;
using Attune.Core.Users;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Events;

/// <summary>Leads all projections, each at its own pace: one that is slow or fails does not hold up the others.</summary>
internal sealed partial class ProjectionRunner : BackgroundService, IProjections
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private readonly Dictionary<string, ProjectionLoop> loops;
    private readonly IProjectionStore store;
    private readonly UserWorkspaces workspaces;
    private readonly IStorageStatus status;
    private readonly TimeProvider time;
    private readonly ILogger logger;

    public ProjectionRunner(
        IEnumerable<IProjection> projections,
        IProjectionStore store,
        UserDirectoryParts users,
        JournalHold hold,
        EventMetrics metrics,
        IStorageStatus status,
        TimeProvider time,
        ILoggerFactory loggers
    )
    {
        this.store = store;
        this.status = status;
        this.time = time;
        workspaces = users.Workspaces;
        logger = loggers.CreateLogger<ProjectionRunner>();
        var history = users.HistoryFor(loggers.CreateLogger<CommittedHistory>());
        loops = projections.ToDictionary(
            projection => projection.Name,
            projection => new ProjectionLoop(projection, store, history, users.Folder, hold, metrics, time, logger),
            StringComparer.Ordinal
        );
    }

    public async Task CatchUpAsync(string name, CancellationToken cancellationToken)
    {
        await workspaces.OpenAsync(cancellationToken);
        while (await loops[name].StepAsync(cancellationToken)) { }
    }

    public Task ReplayAsync(string name, string workspaceId, CancellationToken cancellationToken) =>
        store.RequestReplayAsync(name, workspaceId, cancellationToken);

    public Task BetweenAsync(string name, Func<Task> work, CancellationToken cancellationToken) =>
        loops[name].BetweenAsync(work, cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await status.WaitUntilReadyAsync(stoppingToken);
        await Task.WhenAll(loops.Values.Select(loop => LeadAsync(loop, stoppingToken)));
    }

    private async Task LeadAsync(ProjectionLoop loop, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Look;
            try
            {
                await CatchUpAsync(loop.Name, stoppingToken);
            }
            catch (StorageUnavailableException)
            {
                // The database itself says so, once.
                pause = Look;
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(logger, loop.Name, error);
                pause = Retry;
            }
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Projection} could not go on; it is tried again")]
    private static partial void LogFailed(ILogger logger, string projection, Exception error);
}
