using Attune.Core.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Storage;

/// <summary>
/// Opens the database when the server starts. A database that another server holds, or a SQLite file that cannot be
/// opened, ends the start; a PostgreSQL that is away is tried again for ever, while health says why.
/// </summary>
internal sealed partial class DatabaseStartup(IDatabase database, TimeProvider time, ILogger<DatabaseStartup> logger)
    : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.OpenAsync(cancellationToken);
        }
        catch (StorageUnavailableException error) when (database.Dialect == DatabaseDialect.Postgres)
        {
            LogAbsent(logger, error.Message);
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (database.State == StorageState.Opening)
        {
            await Task.Delay(pause, time, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            try
            {
                await database.OpenAsync(stoppingToken);
                LogOpened(logger);
                return;
            }
            catch (StorageUnavailableException error)
            {
                LogAbsent(logger, error.Message);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The database is not available, trying again: {Reason}")]
    private static partial void LogAbsent(ILogger logger, string reason);

    [LoggerMessage(2, LogLevel.Information, "The database is available")]
    private static partial void LogOpened(ILogger logger);
}
