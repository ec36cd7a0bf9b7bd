namespace Attune.Core.Storage;

/// <summary>What health checks and start-up need to know of the database. Safe to call from any thread.</summary>
public interface IStorageStatus
{
    /// <summary>The state now; it may change at once after it was read.</summary>
    StorageState State { get; }

    /// <summary>A sentence for an operator that says why the state is not <see cref="StorageState.Ready"/>; null when it is.</summary>
    string? Reason { get; }

    /// <summary>Completes when the database is ready; it never completes with an error other than cancellation.</summary>
    Task WaitUntilReadyAsync(CancellationToken cancellationToken);
}
