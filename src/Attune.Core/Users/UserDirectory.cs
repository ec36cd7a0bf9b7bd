using Attune.Core.Jobs;
using Attune.Core.Users.Deciding;
using Attune.Core.Users.Erasure;
using Attune.Core.Users.Memory;
using Attune.Core.Users.Merging;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;
using Attune.Core.Users.Writing;
using Attune.Decisions.Users;

namespace Attune.Core.Users;

/// <summary>The directory of one process: users in memory over the store, bounded in bytes.</summary>
internal sealed class UserDirectory(
    UserLookup lookup,
    UserDeciding deciding,
    UserWorkspaces workspaces,
    IUserStore store,
    ProfileLoader loader,
    UserWriting writing,
    UserMerging merging,
    UserErasing erasing,
    IJobStore jobs,
    TimeProvider time
) : IUserDirectory
{
    public ValueTask<UserView?> FindAsync(
        string workspaceId,
        Identifier identifier,
        CancellationToken cancellationToken
    ) => lookup.FindAsync(workspaceId, identifier, cancellationToken);

    public ValueTask<DecideResult> DecideAsync(DecideRequest request, CancellationToken cancellationToken) =>
        deciding.DecideAsync(request, cancellationToken);

    public async ValueTask<IReadOnlyList<ChangeOutcome>> ApplyAsync(
        string workspaceId,
        IReadOnlyList<UserChange> changes,
        CancellationToken cancellationToken
    ) =>
        await writing.ApplyAsync(await workspaces.GetAsync(workspaceId, cancellationToken), changes, cancellationToken);

    public async ValueTask<IReadOnlyList<MergeOutcome>> MergeAsync(
        string workspaceId,
        IReadOnlyList<MergePair> pairs,
        CancellationToken cancellationToken
    )
    {
        var workspace = await workspaces.GetAsync(workspaceId, cancellationToken);
        return await merging.MergeAsync(workspace.Users, pairs, cancellationToken);
    }

    public async ValueTask<UserExport?> ExportAsync(
        string workspaceId,
        Identifier identifier,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(workspaceId, identifier, cancellationToken) is not { } view)
        {
            return null;
        }
        if (await loader.LoadWholeAsync(workspaceId, view.Id, cancellationToken) is not { View: { } stored } profile)
        {
            return null;
        }
        return new UserExport
        {
            View = stored,
            Identifiers = profile.Identifiers,
            Events = profile.Events.History,
            Devices = profile.Devices,
            Updated = DateTimeOffset.FromUnixTimeMilliseconds(profile.UpdatedMs),
        };
    }

    public async ValueTask<DeleteOutcome> DeleteAsync(
        string workspaceId,
        Identifier identifier,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        var workspace = await workspaces.GetAsync(workspaceId, cancellationToken);
        var ids = await HoldersAsync(workspace.Users, identifier, cancellationToken);
        var now = time.GetUtcNow();
        var due = now + delay;
        var scheduled = new List<Job>();
        foreach (var id in ids)
        {
            var job = await jobs.ScheduleAsync(
                new Job
                {
                    Id = Guid.CreateVersion7(now),
                    Kind = EraseUserJob.JobKind,
                    WorkspaceId = workspaceId,
                    Key = id.ToString(),
                    Due = due,
                },
                cancellationToken
            );
            scheduled.Add(job);
        }
        if (delay <= TimeSpan.Zero && ids.Count == 0)
        {
            // Coupons and explanations may be kept under an id that never became a profile.
            await erasing.EraseUnknownAsync(workspaceId, identifier, cancellationToken);
        }
        if (delay <= TimeSpan.Zero && ids.Count > 0)
        {
            await erasing.EraseAsync(workspaceId, ids, cancellationToken);
            foreach (var job in scheduled)
            {
                await jobs.CompleteAsync(job.Id, cancellationToken);
            }
        }
        return new DeleteOutcome(
            ids.Count > 0,
            ids.Count,
            delay > TimeSpan.Zero && scheduled.Count > 0 ? scheduled.Max(job => job.Due) : due
        );
    }

    private async ValueTask<IReadOnlyList<Guid>> HoldersAsync(
        WorkspaceUsers users,
        Identifier identifier,
        CancellationToken cancellationToken
    )
    {
        if (identifier.IsUnique)
        {
            return await FindAsync(users.WorkspaceId, identifier, cancellationToken) is { } view ? [view.Id] : [];
        }
        if (!identifier.IsValid)
        {
            return [];
        }
        var ids = new List<Guid>();
        foreach (var id in await store.FindAsync(users.WorkspaceId, identifier, int.MaxValue, cancellationToken))
        {
            if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }
        return ids;
    }
}
