namespace Attune.Core.Workspaces.Documents;

/// <summary>
/// Tells everything that keeps configuration in memory what has changed. Versions of one workspace may arrive more than
/// once, late, and with gaps; they never promise more than "at least this". Safe for concurrent use.
/// </summary>
public interface IConfigurationFeed
{
    /// <summary>
    /// Calls <paramref name="listener"/> for every change until the result is disposed. Listeners are called one after
    /// the other, in the order of their subscription; one that throws is logged and does not keep the others from hearing.
    /// </summary>
    IDisposable Subscribe(Func<ConfigurationChange, CancellationToken, Task> listener);

    /// <summary>Tells all listeners; returns when they have taken the change up.</summary>
    Task AnnounceAsync(ConfigurationChange change, CancellationToken cancellationToken);
}
