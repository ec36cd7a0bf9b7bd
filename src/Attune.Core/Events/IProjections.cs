namespace Attune.Core.Events;

/// <summary>What others may ask of the running projections. Thread-safe.</summary>
public interface IProjections
{
    /// <summary>Has the projection take in everything that was committed before the call, replays included.</summary>
    Task CatchUpAsync(string name, CancellationToken cancellationToken);

    /// <summary>Has the projection made anew for a workspace, in the background; the old output is served until then.</summary>
    Task ReplayAsync(string name, string workspaceId, CancellationToken cancellationToken);

    /// <summary>Does something between two parts of the projection's work, as to forget a user there.</summary>
    Task BetweenAsync(string name, Func<Task> work, CancellationToken cancellationToken);
}
