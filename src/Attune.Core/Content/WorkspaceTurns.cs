using System.Collections.Concurrent;

namespace Attune.Core.Content;

/// <summary>
/// Lets one change after the other through, for rules that span several records of a workspace (unique names, cycles,
/// counts). One server holds the database, so that turns of this process are all there are. Safe for concurrent use.
/// </summary>
public sealed class WorkspaceTurns
{
    private readonly ConcurrentDictionary<(string WorkspaceId, string Subject), SemaphoreSlim> turns = new();

    /// <summary>Waits for the turn; disposing what is returned ends it.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="subject">What the rule is about: a kind of record, or one record.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async ValueTask<IDisposable> TakeAsync(
        string workspaceId,
        string subject,
        CancellationToken cancellationToken
    )
    {
        var turn = turns.GetOrAdd((workspaceId, subject), static _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim taken) : IDisposable
    {
        public void Dispose() => taken.Release();
    }
}
