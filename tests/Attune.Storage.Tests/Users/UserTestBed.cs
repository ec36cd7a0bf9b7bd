using Attune.Core.Events;
using Attune.Core.Jobs;
using Attune.Core.Users;
using Attune.Core.Users.Erasure;
using Attune.Core.Users.Folding;
using Attune.Core.Users.Memory;
using Attune.Core.Users.Stored;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Users;
using Attune.Storage.Events;
using Attune.Storage.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Attune.Storage.Tests.Users;

/// <summary>A directory of users over a database, which can be closed and opened again as after a restart.</summary>
internal sealed class UserTestBed : IAsyncDisposable
{
    public const string Workspace = "shop";

    private readonly UserDirectoryParts parts;

    public UserTestBed(
        IDatabase database,
        IUserStore store,
        IEventUuidStore uuids,
        FakeTimeProvider time,
        UserSettings? settings = null,
        IReadOnlyList<IUserErasure>? erasures = null,
        IReadOnlyList<IProjection>? projections = null
    )
    {
        Database = database;
        Store = store;
        Uuids = uuids;
        Time = time;
        Jobs = new JobStore(database);
        var hold = new JournalHold(
            (projections ?? []).Select(projection => new ProjectionRegistration(projection.Name))
        );
        parts = new UserDirectoryParts(
            store,
            uuids,
            Jobs,
            WorkspaceSettings,
            new Lazy<IWorkspaceSnapshots>(Snapshots),
            erasures ?? [],
            database,
            hold,
            settings ?? new UserSettings(),
            Metrics,
            time,
            NullLoggerFactory.Instance
        );
        Projections = new ProjectionRunner(
            projections ?? [],
            new ProjectionCheckpoints(database),
            parts,
            hold,
            EventMetrics,
            database,
            time,
            NullLoggerFactory.Instance
        );
        Runner = new JobRunner(Jobs, parts.Handlers, database, time, NullLogger<JobRunner>.Instance);
    }

    public IDatabase Database { get; }

    public IUserStore Store { get; }

    /// <summary>Closed before the database.</summary>
    public IAsyncDisposable? Closing { get; init; }

    public IEventUuidStore Uuids { get; }

    public FakeTimeProvider Time { get; }

    public FixedSettings WorkspaceSettings { get; } = new();

    public FixedSnapshots Snapshots { get; } = new();

    public UserMetrics Metrics { get; } = new();

    public EventMetrics EventMetrics { get; } = new();

    public JobStore Jobs { get; }

    public JobRunner Runner { get; }

    public ProjectionRunner Projections { get; }

    public Task EffectsAsync() => parts.Deciding.EffectsAsync();

    public IUserDirectory Directory => parts.Directory;

    public UserMemory Memory => parts.Memory;

    public UserDirectoryParts Parts => parts;

    public UserFolder Folder => parts.Folder;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<ChangeOutcome> ApplyAsync(UserChange change, string workspace = Workspace) =>
        Assert.Single(await Directory.ApplyAsync(workspace, [change], Cancellation));

    /// <summary>Folds the journal.</summary>
    public Task<int> FoldAsync() => Folder.FoldAsync(Cancellation);

    public async Task<UserView?> FindAsync(string kind, string value, string workspace = Workspace) =>
        await Directory.FindAsync(workspace, new Identifier(kind, value), Cancellation);

    public async Task<IReadOnlyList<ChangeOutcome>> ApplyAsync(params UserChange[] changes) =>
        await Directory.ApplyAsync(Workspace, changes, Cancellation);

    public async Task<UserView> CustomerAsync(string id)
    {
        var view = await FindAsync(Identifier.CustomerId, id);
        Assert.NotNull(view);
        return view;
    }

    public async ValueTask DisposeAsync()
    {
        Metrics.Dispose();
        EventMetrics.Dispose();
        Runner.Dispose();
        Projections.Dispose();
        if (Closing is not null)
        {
            await Closing.DisposeAsync();
        }
        await Database.DisposeAsync();
    }
}
