using Attune.Core.Jobs;
using Attune.Core.Users.Folding;
using Attune.Core.Users.Memory;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;

namespace Attune.Core.Users.Erasure;

/// <summary>
/// Forgets users: memory first, so that no answer shows them any more, then the store, then everything else that holds data of
/// users. While it lasts nobody of the workspace is loaded. Thread-safe; erasing again what is gone does no harm.
/// </summary>
internal sealed class UserErasing(
    UserWorkspaces workspaces,
    IUserStore store,
    ProfileLoader loader,
    UserFolder folder,
    IEnumerable<IUserErasure> others,
    IJobStore jobs,
    ErasureLog log,
    TimeProvider time
)
{
    private readonly SemaphoreSlim gate = new(1);

    public async Task EraseAsync(string workspaceId, IReadOnlyList<Guid> userIds, CancellationToken cancellationToken)
    {
        var workspace = await workspaces.GetAsync(workspaceId, cancellationToken);
        // A retry of an event that an erased user did must not make them anew: UUIDs that stand in the journal only would go with it.
        await folder.FoldAsync(cancellationToken);
        await gate.WaitAsync(cancellationToken);
        HashSet<Guid> ids = [];
        HashSet<Identifier> identifiers = [];
        try
        {
            await EraseAsync(workspace.Users, userIds, ids, identifiers);
        }
        finally
        {
            gate.Release();
        }
        foreach (var other in others)
        {
            await other.EraseAsync(workspaceId, [.. ids], [.. identifiers], cancellationToken);
        }
        await jobs.ScheduleAsync(ScrubJob.At(time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Has all others forget what they hold under an identifier that finds no user here.</summary>
    public async Task EraseUnknownAsync(string workspaceId, Identifier identifier, CancellationToken cancellationToken)
    {
        foreach (var other in others)
        {
            await other.EraseAsync(workspaceId, [], [identifier], cancellationToken);
        }
        await jobs.ScheduleAsync(ScrubJob.At(time.GetUtcNow()), cancellationToken);
    }

    private async Task EraseAsync(
        WorkspaceUsers users,
        IReadOnlyList<Guid> userIds,
        HashSet<Guid> ids,
        HashSet<Identifier> identifiers
    )
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        users.Erase(ended.Task);
        try
        {
            foreach (var asked in userIds)
            {
                await CollectAsync(users, asked, ids, identifiers);
            }
            if (ids.Count > 0)
            {
                log.Begin(ids);
                await store.EraseAsync(users.WorkspaceId, [.. ids], [.. identifiers], CancellationToken.None);
            }
        }
        finally
        {
            log.End(ids);
            foreach (var identifier in identifiers)
            {
                users.Forget(identifier);
            }
            ended.SetResult();
        }
    }

    /// <summary>The user with all who went into them, and where they went: that is one person.</summary>
    private async Task CollectAsync(
        WorkspaceUsers users,
        Guid asked,
        HashSet<Guid> ids,
        HashSet<Identifier> identifiers
    )
    {
        for (Guid? next = asked; next is { } id && ids.Add(id); )
        {
            var profile = Drop(users, id) ?? await loader.LoadAsync(users.WorkspaceId, id, CancellationToken.None);
            if (profile is null)
            {
                return;
            }
            identifiers.UnionWith(profile.Identifiers);
            foreach (var absorbed in profile.Absorbed)
            {
                ids.Add(absorbed);
                Drop(users, absorbed);
            }
            next = profile.MergedInto;
        }
    }

    /// <summary>Takes the user out of memory; writes that were queued before come before the erasure, later ones find nobody.</summary>
    private static UserProfile? Drop(WorkspaceUsers users, Guid id)
    {
        UserProfile? profile = null;
        if (users.TryGetState(id, out var state))
        {
            lock (state)
            {
                profile = state.Pending.Version > 0 ? state.Pending : null;
                users.Drop(state);
            }
        }
        users.ForgetUser(id);
        return profile;
    }
}
