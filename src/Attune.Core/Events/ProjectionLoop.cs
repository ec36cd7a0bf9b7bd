using Attune.Core.Storage;
using Attune.Core.Users.Folding;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Events;

/// <summary>
/// Leads one projection through what is committed: first the replays that are asked for, then what is new. Thread-safe; its
/// steps follow each other.
/// </summary>
internal sealed partial class ProjectionLoop(
    IProjection projection,
    IProjectionStore store,
    CommittedHistory history,
    UserFolder folder,
    JournalHold hold,
    EventMetrics metrics,
    TimeProvider time,
    ILogger logger
)
{
    /// <summary>Changes in one transaction at most.</summary>
    public const int ChangesAtOnce = 500;

    private readonly SemaphoreSlim step = new(1);
    private readonly SemaphoreSlim turn = new(1);
    private long position = -1;

    public string Name => projection.Name;

    /// <summary>Does the next piece of work.</summary>
    /// <returns>False where everything committed was taken in.</returns>
    public async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        await step.WaitAsync(cancellationToken);
        try
        {
            if (position < 0)
            {
                await AdoptAsync(cancellationToken);
            }
            var replays = await store.ReplaysAsync(Name, cancellationToken);
            if (replays.Count > 0)
            {
                await ReplayAsync(replays[0], cancellationToken);
                return true;
            }
            await turn.WaitAsync(cancellationToken);
            try
            {
                var changes = await history.AfterAsync(position, ChangesAtOnce, cancellationToken);
                if (changes.Count == 0)
                {
                    metrics.Taken(Name, 0, TimeSpan.Zero);
                    return false;
                }
                await ApplyAsync(changes, cancellationToken);
                var committed = DateTimeOffset.FromUnixTimeMilliseconds(changes[^1].TimeMs);
                metrics.Taken(Name, changes.Count, time.GetUtcNow() - committed);
                return true;
            }
            finally
            {
                turn.Release();
            }
        }
        catch (ReplayNeededException)
        {
            return true;
        }
        catch (ProjectionMovedException)
        {
            position = -1;
            throw;
        }
        finally
        {
            step.Release();
        }
    }

    /// <summary>Does something between two parts of the work: what was read before is then taken in and committed.</summary>
    public async Task BetweenAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task AdoptAsync(CancellationToken cancellationToken)
    {
        var known = await store.PositionAsync(Name, cancellationToken);
        if (known is null)
        {
            // What was folded before has no place in the order of commits any more: it is replayed, and all else follows.
            hold.Set(Name, long.MaxValue);
            await folder.FoldAsync(() => hold.Set(Name, 0), cancellationToken);
        }
        if (known?.Version != projection.Version)
        {
            var workspaces = await history.WorkspacesAsync(cancellationToken);
            await store.AdoptAsync(Name, projection.Version, workspaces, cancellationToken);
        }
        position = known?.Sequence ?? 0;
        hold.Set(Name, position);
    }

    private async Task ReplayAsync(ProjectionReplay replay, CancellationToken cancellationToken)
    {
        LogReplay(logger, Name, replay.WorkspaceId);
        await folder.BetweenAsync(() => hold.Set(Name, 0), cancellationToken);
        try
        {
            await projection.BeginReplayAsync(replay.WorkspaceId, cancellationToken);
            await using var parts = history
                .ReplayAsync(replay.WorkspaceId, position, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            var more = true;
            while (more)
            {
                await BetweenAsync(
                    async () =>
                    {
                        more = await parts.MoveNextAsync();
                        if (more)
                        {
                            await ReplayAsync(replay.WorkspaceId, parts.Current, cancellationToken);
                        }
                    },
                    cancellationToken
                );
            }
            await BetweenAsync(() => projection.EndReplayAsync(replay, cancellationToken), cancellationToken);
        }
        finally
        {
            hold.Set(Name, position);
        }
        LogReplayed(logger, Name, replay.WorkspaceId);
    }

    private async Task ReplayAsync(
        string workspaceId,
        IReadOnlyList<CommittedChange> changes,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await projection.ReplayAsync(workspaceId, changes, cancellationToken);
        }
        catch (Exception error) when (IsPoison(error) && changes.Count > 1)
        {
            foreach (var change in changes)
            {
                await ReplayAsync(workspaceId, [change], cancellationToken);
            }
        }
        catch (Exception error) when (IsPoison(error))
        {
            LogLeftOut(logger, Name, changes[0].Sequence, error);
        }
    }

    private async Task ApplyAsync(IReadOnlyList<CommittedChange> changes, CancellationToken cancellationToken)
    {
        try
        {
            await MoveAsync(changes, cancellationToken);
        }
        catch (Exception error) when (IsPoison(error) && changes.Count > 1)
        {
            // One of them cannot be taken in: the others are, one by one.
            foreach (var change in changes)
            {
                await ApplyAsync([change], cancellationToken);
            }
        }
        catch (Exception error) when (IsPoison(error))
        {
            metrics.LeftOut(Name);
            LogLeftOut(logger, Name, changes[0].Sequence, error);
            await store.MoveAsync(new(Name, position, changes[0].Sequence), cancellationToken);
            Moved(changes[0].Sequence);
        }
    }

    private async Task MoveAsync(IReadOnlyList<CommittedChange> changes, CancellationToken cancellationToken)
    {
        var to = changes[^1].Sequence;
        await projection.ApplyAsync(changes, new ProjectionMove(Name, position, to), cancellationToken);
        Moved(to);
    }

    private void Moved(long to)
    {
        position = to;
        hold.Set(Name, to);
    }

    private static bool IsPoison(Exception error) =>
        error
            is not (
                OperationCanceledException
                or StorageUnavailableException
                or StorageBusyException
                or ProjectionMovedException
                or ReplayNeededException
                or System.Data.Common.DbException
            );

    [LoggerMessage(1, LogLevel.Information, "{Projection} is made anew for workspace {WorkspaceId}")]
    private static partial void LogReplay(ILogger logger, string projection, string workspaceId);

    [LoggerMessage(2, LogLevel.Information, "{Projection} has been made anew for workspace {WorkspaceId}")]
    private static partial void LogReplayed(ILogger logger, string projection, string workspaceId);

    [LoggerMessage(3, LogLevel.Error, "{Projection} leaves out change {Sequence}, which it cannot take in")]
    private static partial void LogLeftOut(ILogger logger, string projection, long sequence, Exception error);
}
