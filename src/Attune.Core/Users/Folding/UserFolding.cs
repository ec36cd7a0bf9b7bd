using Attune.Core.Storage;
using Attune.Core.Users.Stored;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Users.Folding;

/// <summary>Has the journal folded when it is long, and from time to time when it is not.</summary>
internal sealed partial class UserFolding(
    UserFolder folder,
    IUserStore store,
    IStorageStatus status,
    UserSettings settings,
    TimeProvider time,
    ILogger<UserFolding> logger
) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await status.WaitUntilReadyAsync(stoppingToken);
        using var timer = new PeriodicTimer(Look, time);
        var last = time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var isDue = store.JournalLength > 0 && time.GetElapsedTime(last) >= settings.FoldAfter;
            if (!isDue && store.JournalLength < settings.FoldAt)
            {
                continue;
            }
            try
            {
                await folder.FoldAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogFailed(logger, error);
            }
            last = time.GetTimestamp();
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Error,
        "The journal of users could not be folded; it is tried again, and grows until then"
    )]
    private static partial void LogFailed(ILogger logger, Exception error);
}
