using Attune.Core.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Jobs;

/// <summary>
/// Does due jobs one after the other. A job that fails is tried again after 10 seconds, then after twice as long each time, up to
/// an hour, for ever: a deletion that was promised is not given up.
/// </summary>
public sealed partial class JobRunner(
    IJobStore store,
    IEnumerable<IJobHandler> handlers,
    IStorageStatus status,
    TimeProvider time,
    ILogger<JobRunner> logger
) : BackgroundService
{
    /// <summary>How long a server has a job to itself; one that runs longer may be begun by another.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    private const int AtOnce = 16;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastRetry = TimeSpan.FromHours(1);
    private readonly Dictionary<string, IJobHandler> byKind = handlers.ToDictionary(
        handler => handler.Kind,
        StringComparer.Ordinal
    );
    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>Looks for due jobs now instead of at the next turn.</summary>
    public void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been woken already.
        }
    }

    /// <summary>Does what is due, and returns how many jobs there were.</summary>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var jobs = await store.LeaseAsync(time.GetUtcNow(), Lease, AtOnce, cancellationToken);
        foreach (var job in jobs)
        {
            await RunAsync(job, cancellationToken);
        }
        return jobs.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await status.WaitUntilReadyAsync(stoppingToken);
                while (await RunDueAsync(stoppingToken) > 0) { }
                var next = await store.NextAsync(stoppingToken);
                var pause = next is { } due ? due - time.GetUtcNow() : LongestWait;
                await PauseAsync(pause < LongestWait ? pause : LongestWait, stoppingToken);
            }
            catch (StorageUnavailableException error)
            {
                LogUnavailable(logger, error.Message);
                await PauseAsync(FirstRetry, stoppingToken);
            }
        }
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        if (pause <= TimeSpan.Zero)
        {
            return;
        }
        using var timer = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            await wake.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The pause is over.
        }
    }

    private async Task RunAsync(Job job, CancellationToken cancellationToken)
    {
        try
        {
            if (!byKind.TryGetValue(job.Kind, out var handler))
            {
                throw new InvalidOperationException($"This version of Attune does no jobs of the kind '{job.Kind}'.");
            }
            await handler.RunAsync(job, cancellationToken);
            await store.CompleteAsync(job.Id, cancellationToken);
        }
        catch (Exception error)
            when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var pause = FirstRetry * Math.Pow(2, Math.Min(job.Attempts - 1, 20));
            LogFailed(logger, job.Kind, job.Key, job.Attempts, error);
            await store.RetryAsync(
                job.Id,
                time.GetUtcNow() + (pause < LastRetry ? pause : LastRetry),
                error.Message,
                cancellationToken
            );
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Job {Kind} {Key} failed at attempt {Attempt}")]
    private static partial void LogFailed(ILogger logger, string kind, string key, int attempt, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "Jobs wait for the database: {Reason}")]
    private static partial void LogUnavailable(ILogger logger, string reason);
}
