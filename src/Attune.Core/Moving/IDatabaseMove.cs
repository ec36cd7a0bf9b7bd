namespace Attune.Core.Moving;

/// <summary>
/// Carries everything from this server's SQLite database to PostgreSQL while the server answers. Safe for concurrent use.
/// </summary>
public interface IDatabaseMove
{
    MoveProgress Progress { get; }

    /// <summary>
    /// Begins, and ends when all has arrived and been compared. Afterwards writes are refused here: the server has to be started on the
    /// other database. A move that failed or was cut short may be begun again.
    /// </summary>
    /// <exception cref="InvalidOperationException">A move is under way, or done, or this server runs on PostgreSQL already.</exception>
    Task RunAsync(string connectionString, CancellationToken cancellationToken);
}
