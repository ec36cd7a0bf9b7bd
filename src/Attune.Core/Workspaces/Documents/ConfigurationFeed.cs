using Microsoft.Extensions.Logging;

namespace Attune.Core.Workspaces.Documents;

/// <summary>The change feed inside one process.</summary>
public sealed partial class ConfigurationFeed(ILogger<ConfigurationFeed> logger) : IConfigurationFeed
{
    private readonly object gate = new();
    private Subscription[] subscriptions = [];

    public IDisposable Subscribe(Func<ConfigurationChange, CancellationToken, Task> listener)
    {
        var subscription = new Subscription(this, listener);
        lock (gate)
        {
            subscriptions = [.. subscriptions, subscription];
        }
        return subscription;
    }

    public async Task AnnounceAsync(ConfigurationChange change, CancellationToken cancellationToken)
    {
        foreach (var subscription in Volatile.Read(ref subscriptions))
        {
            try
            {
                await subscription.Listener(change, cancellationToken);
            }
            catch (Exception error)
                when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogFailed(logger, change.WorkspaceId, change.Version, error);
            }
        }
    }

    private void Remove(Subscription subscription)
    {
        lock (gate)
        {
            subscriptions = [.. subscriptions.Where(other => other != subscription)];
        }
    }

    [LoggerMessage(
        1,
        LogLevel.Error,
        "A change of workspace {WorkspaceId} to configuration {Version} was not taken up"
    )]
    private static partial void LogFailed(ILogger logger, string workspaceId, long version, Exception error);

    private sealed class Subscription(
        ConfigurationFeed feed,
        Func<ConfigurationChange, CancellationToken, Task> listener
    ) : IDisposable
    {
        public Func<ConfigurationChange, CancellationToken, Task> Listener => listener;

        public void Dispose() => feed.Remove(this);
    }
}
