using Attune.Core.Moving;

namespace Attune.Storage.Moving;

/// <summary>A server that runs on PostgreSQL has nothing to move.</summary>
public sealed class NoDatabaseMove : IDatabaseMove
{
    public MoveProgress Progress { get; } = new();

    public Task RunAsync(string connectionString, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("This server runs on PostgreSQL already.");
}
