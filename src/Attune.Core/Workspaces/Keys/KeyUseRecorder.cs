using Attune.Core.Storage;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Workspaces.Keys;

/// <summary>Writes last uses down once a minute, and when it stops; a request never waits for this.</summary>
public sealed partial class KeyUseRecorder(
    KeyRing ring,
    IKeyUseStore store,
    TimeProvider time,
    ILogger<KeyUseRecorder> logger
)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await RecordAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            await RecordAsync(CancellationToken.None);
        }
    }

    /// <summary>Writes down what was used since the last time. A database that is away costs no more than this minute.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        var uses = ring.TakeUses();
        if (uses.Count == 0)
        {
            return;
        }
        try
        {
            await store.RecordAsync(uses, cancellationToken);
        }
        catch (StorageUnavailableException error)
        {
            LogLost(logger, uses.Count, error.Message);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The last use of {Count} keys was not written down: {Reason}")]
    private static partial void LogLost(ILogger logger, int count, string reason);
}
