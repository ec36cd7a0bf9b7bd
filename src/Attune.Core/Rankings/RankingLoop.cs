using Attune.Core.Explanations;
using Attune.Core.Storage;
using Attune.Core.Workspaces.Snapshots;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Rankings;

/// <summary>Has users ranked where a live filter asks for it: at once for a new filter, then from time to time.</summary>
internal sealed partial class RankingLoop(
    RankUsers rank,
    WorkspaceSnapshots snapshots,
    IRankingStore store,
    IStorageStatus status,
    RankingSettings settings,
    ExplanationSettings explanations,
    TimeProvider time,
    ILogger<RankingLoop> logger
) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private readonly HashSet<string> restored = new(StringComparer.Ordinal);

    /// <summary>Ranks every workspace for which it is time, and tells how many.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var ranked = 0;
        foreach (var workspace in snapshots.All())
        {
            var needs = workspace.Snapshot.Rankings();
            if (needs.Count == 0)
            {
                continue;
            }
            var workspaceId = workspace.Snapshot.WorkspaceId;
            if (
                restored.Add(workspaceId)
                && workspace.Document.Rankings.Count == 0
                && await store.FindAsync(workspaceId, null, cancellationToken) is { } known
            )
            {
                snapshots.Apply(workspaceId, known);
            }
            var rankings = snapshots.Find(workspaceId).Document.Rankings;
            var keys = rankings.Select(ranking => ranking.Key).ToHashSet(StringComparer.Ordinal);
            var age =
                time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(snapshots.Current(workspaceId).RankedAtMs);
            if (age >= settings.Every || needs.Any(need => !keys.Contains(need.Key)))
            {
                await rank.ExecuteAsync(workspaceId, cancellationToken);
                ranked++;
            }
        }
        if (ranked > 0)
        {
            await store.TrimAsync(time.GetUtcNow() - explanations.Keep, cancellationToken);
        }
        return ranked;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await status.WaitUntilReadyAsync(stoppingToken);
        using var timer = new PeriodicTimer(Look, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RunDueAsync(stoppingToken);
            }
            catch (StorageUnavailableException error)
            {
                LogWaiting(logger, error.Message);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(logger, error);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Rankings of users wait for the database: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Error, "Users could not be ranked; it is tried again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
