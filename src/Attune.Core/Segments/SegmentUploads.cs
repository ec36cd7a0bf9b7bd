using System.Text.Json;
using Attune.Core.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Segments;

/// <summary>
/// Works files of ids off, one after the other, in the order in which they came. Every piece that is done is written down, so that a
/// restart goes on where it stopped; doing a piece twice changes nothing. Deciding never waits for it.
/// </summary>
public sealed partial class SegmentUploads(
    ISegmentStore store,
    SegmentUploadRun run,
    ISegmentFiles files,
    IStorageStatus status,
    TimeProvider time,
    ILogger<SegmentUploads> logger
) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private const int CallbackAttempts = 3;
    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>There is a new upload: it is not waited for the next look.</summary>
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

    /// <summary>Works off everything that waits, and tells how many files that were.</summary>
    public async Task<int> RunWaitingAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (await store.NextAsync(cancellationToken) is { } upload)
        {
            var over = await RunAsync(upload, cancellationToken);
            LogOver(logger, over.SegmentName, over.State.ToString(), over.Users);
            await NotifyAsync(over, cancellationToken);
            done++;
        }
        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await status.WaitUntilReadyAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = LongestWait;
            try
            {
                await RunWaitingAsync(stoppingToken);
                await store.TrimAsync(time.GetUtcNow() - SegmentLimits.UploadsKept, stoppingToken);
            }
            catch (Exception error) when (error is StorageUnavailableException or StorageBusyException)
            {
                LogWaiting(logger, error.Message);
                pause = Retry;
            }
            await PauseAsync(pause, stoppingToken);
        }
    }

    private async Task<SegmentUpload> RunAsync(SegmentUpload upload, CancellationToken cancellationToken)
    {
        try
        {
            return await run.RunAsync(upload, cancellationToken);
        }
        catch (SegmentFileException refused)
        {
            return await FailAsync(upload, refused.Message, cancellationToken);
        }
        catch (Exception error)
            when (error is not (OperationCanceledException or StorageUnavailableException or StorageBusyException))
        {
            LogFailed(logger, upload.SegmentName, error);
            return await FailAsync(upload, "Internal Server Error. Contact MoEngage Team.", cancellationToken);
        }
    }

    private async Task<SegmentUpload> FailAsync(SegmentUpload upload, string error, CancellationToken cancellationToken)
    {
        var known = await store.FindUploadAsync(upload.WorkspaceId, upload.Id, cancellationToken) ?? upload;
        var failed = known with { State = SegmentUploadState.Failed, Error = error, FinishedAt = time.GetUtcNow() };
        await store.UpdateAsync(failed, cancellationToken);
        return failed;
    }

    private async Task NotifyAsync(SegmentUpload upload, CancellationToken cancellationToken)
    {
        if (upload.CallbackUrl is not { } url)
        {
            return;
        }
        var json = JsonSerializer.SerializeToUtf8Bytes(SegmentCallback.Of(upload));
        for (var attempt = 0; attempt < CallbackAttempts; attempt++)
        {
            if (await files.NotifyAsync(url, json, cancellationToken))
            {
                return;
            }
        }
        LogUnheard(logger, upload.SegmentName);
    }

    private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
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

    [LoggerMessage(1, LogLevel.Information, "The file for segment {Segment} is {State}: {Users} users")]
    private static partial void LogOver(ILogger logger, string segment, string state, long users);

    [LoggerMessage(2, LogLevel.Warning, "Files of segments wait for the database: {Reason}")]
    private static partial void LogWaiting(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Error, "The file for segment {Segment} could not be worked off")]
    private static partial void LogFailed(ILogger logger, string segment, Exception error);

    [LoggerMessage(4, LogLevel.Warning, "Nobody took the callback for segment {Segment}")]
    private static partial void LogUnheard(ILogger logger, string segment);
}
