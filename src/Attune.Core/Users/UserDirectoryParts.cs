using Attune.Core.Events;
using Attune.Core.Jobs;
using Attune.Core.Storage;
using Attune.Core.Users.Deciding;
using Attune.Core.Users.Erasure;
using Attune.Core.Users.Folding;
using Attune.Core.Users.Identity;
using Attune.Core.Users.Memory;
using Attune.Core.Users.Merging;
using Attune.Core.Users.Profiles;
using Attune.Core.Users.Stored;
using Attune.Core.Users.Writing;
using Attune.Core.Workspaces.Settings;
using Attune.Core.Workspaces.Snapshots;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Users;

/// <summary>Puts the directory together from its parts, which share their memory and turns.</summary>
internal sealed class UserDirectoryParts
{
    private readonly Func<ILogger<CommittedHistory>, CommittedHistory> historyOf;

    public UserDirectoryParts(
        IUserStore store,
        IEventUuidStore uuidStore,
        IJobStore jobs,
        IWorkspaceSettings workspaceSettings,
        Lazy<IWorkspaceSnapshots> snapshots,
        IEnumerable<IUserErasure> erasures,
        IStorageStatus status,
        JournalHold hold,
        UserSettings settings,
        UserMetrics metrics,
        TimeProvider time,
        ILoggerFactory loggers
    )
    {
        Memory = new UserMemory(settings.MemoryBytes);
        var loader = new ProfileLoader(store, settings.Limits);
        Workspaces = new UserWorkspaces(store, uuidStore, Memory, loader, settings.UuidFilterBytes);
        var clock = new UpdateClock();
        var identity = new IdentityCatalog(workspaceSettings);
        var lookup = new UserLookup(Memory, Workspaces, metrics);
        var writing = new UserWriting(Memory, store, identity, settings.Limits, metrics, clock, time);
        var log = new ErasureLog();
        Folder = new UserFolder(store, uuidStore, Workspaces, loader, log, hold, settings.Limits);
        var erasing = new UserErasing(Workspaces, store, loader, Folder, erasures, jobs, log, time);
        Deciding = new UserDeciding(
            lookup,
            Workspaces,
            writing,
            identity,
            snapshots,
            loggers.CreateLogger<UserDeciding>()
        );
        Directory = new UserDirectory(
            lookup,
            Deciding,
            Workspaces,
            store,
            loader,
            writing,
            new UserMerging(Memory, store, writing, settings.Limits, clock, time),
            erasing,
            jobs,
            time
        );
        Scan = new UserScan(store, Folder, loader);
        Handlers = [new EraseUserJob(erasing), new ScrubJob(store)];
        historyOf = logger => new CommittedHistory(store, loader.Names, logger);
        Folding = new UserFolding(Folder, store, status, settings, time, loggers.CreateLogger<UserFolding>());
    }

    public UserMemory Memory { get; }

    public UserScan Scan { get; }

    public UserWorkspaces Workspaces { get; }

    public UserDeciding Deciding { get; }

    public IUserDirectory Directory { get; }

    public IReadOnlyList<IJobHandler> Handlers { get; }

    public UserFolder Folder { get; }

    public BackgroundService Folding { get; }

    public CommittedHistory HistoryFor(ILogger<CommittedHistory> logger) => historyOf(logger);
}
