using Attune.Core.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Explanations;

/// <summary>
/// Writes what <see cref="DecisionRecorder"/> took down, many records to a block, and forgets what is too old or too much. Where the
/// database is absent records wait as long as there is memory for them.
/// </summary>
public sealed partial class ExplanationWriter(
    DecisionRecorder recorder,
    IExplanationStore store,
    IStorageStatus status,
    ExplanationSettings settings,
    ExplanationMetrics metrics,
    TimeProvider time,
    ILogger<ExplanationWriter> logger
) : BackgroundService
{
    private static readonly TimeSpan TrimEvery = TimeSpan.FromMinutes(1);
    private const int BlocksAtOnce = 64;

    private readonly SemaphoreSlim turn = new(1);
    private readonly List<PendingRecords> waiting = [];

    /// <summary>Completes when everything recorded before the call is committed.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be written now; it is kept for later.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            waiting.AddRange(recorder.TakeAll());
            while (waiting.Count > 0)
            {
                await WriteAsync(Math.Min(waiting.Count, BlocksAtOnce), cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Forgets what is kept too long, or is more than may be kept.</summary>
    public Task<int> TrimAsync(CancellationToken cancellationToken) =>
        store.TrimAsync(time.GetUtcNow() - settings.Keep, settings.StoredBytes, cancellationToken);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(FlushAsync, cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await status.WaitUntilReadyAsync(stoppingToken);
        var trimmed = time.GetTimestamp() - time.TimestampFrequency * (long)TrimEvery.TotalSeconds;
        while (!stoppingToken.IsCancellationRequested)
        {
            await PauseAsync(stoppingToken);
            await TryAsync(FlushAsync, stoppingToken);
            if (time.GetElapsedTime(trimmed) >= TrimEvery)
            {
                await TryAsync(TrimAsync, stoppingToken);
                trimmed = time.GetTimestamp();
            }
        }
    }

    private async Task WriteAsync(int count, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var blocks = new ExplanationBlock[count];
        for (var at = 0; at < count; at++)
        {
            blocks[at] = waiting[at].ToBlock(Guid.CreateVersion7(now));
        }
        await store.AppendAsync(blocks, cancellationToken);
        for (var at = 0; at < count; at++)
        {
            metrics.AddWritten(waiting[at].Count);
            recorder.Free(waiting[at]);
        }
        waiting.RemoveRange(0, count);
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(settings.WriteAfter, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await recorder.WaitForFullAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The pause is over.
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(cancellationToken);
        }
        catch (Exception error) when (error is StorageUnavailableException or StorageBusyException)
        {
            LogWaiting(logger, error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(logger, error);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Records of decisions wait for the database: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Error, "Records of decisions could not be written; they are kept and tried again")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
