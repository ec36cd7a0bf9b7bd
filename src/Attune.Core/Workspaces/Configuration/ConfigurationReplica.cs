using System.Collections.Concurrent;
using Attune.Core.Content;
using Attune.Core.Workspaces.Documents;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Workspaces.Configuration;

/// <summary>
/// Follows the change feed and brings everything that is made of configuration up to date: reads the documents that a
/// change names, or all of them where changes were missed, and hands them to the views. Thread-safe.
/// </summary>
public sealed partial class ConfigurationReplica : IDisposable
{
    private static readonly string[] Kinds =
    [
        WorkspaceKinds.ApiKey,
        WorkspaceKinds.Settings,
        WorkspaceKinds.Experience,
        WorkspaceKinds.Audience,
        WorkspaceKinds.Segment,
        WorkspaceKinds.ExclusionGroup,
        WorkspaceKinds.Member,
        ContentKinds.ContentBlock,
        ContentKinds.ContentApi,
        ContentKinds.CouponList,
        ContentKinds.Catalog,
        ContentKinds.ProductSet,
        ContentKinds.RecommendationSettings,
        ContentKinds.AuxiliaryFile,
    ];

    private readonly IDocumentStore store;
    private readonly IReadOnlyList<IConfigurationView> views;
    private readonly ILogger<ConfigurationReplica> logger;
    private readonly ConcurrentDictionary<string, Follower> followers = new(StringComparer.Ordinal);
    private readonly IDisposable subscription;

    public ConfigurationReplica(
        IDocumentStore store,
        IConfigurationFeed feed,
        IEnumerable<IConfigurationView> views,
        ILogger<ConfigurationReplica> logger
    )
    {
        this.store = store;
        this.views = [.. views];
        this.logger = logger;
        subscription = feed.Subscribe((change, cancellationToken) => FollowAsync(change, cancellationToken));
    }

    /// <summary>Reads every workspace. Until this has succeeded once nothing can be served.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var workspace in await store.ListWorkspacesAsync(cancellationToken))
        {
            await FollowAsync(
                new ConfigurationChange(workspace.WorkspaceId, workspace.ConfigurationVersion, []),
                cancellationToken
            );
        }
    }

    public void Dispose() => subscription.Dispose();

    private async Task FollowAsync(ConfigurationChange change, CancellationToken cancellationToken)
    {
        var follower = followers.GetOrAdd(change.WorkspaceId, static _ => new Follower());
        await follower.Turn.WaitAsync(cancellationToken);
        try
        {
            if (follower.Version >= change.Version)
            {
                return;
            }
            var update =
                follower.Version + 1 == change.Version && change.Documents.Count > 0
                    ? await ReadChangedAsync(change, cancellationToken)
                    : null;
            update ??= await ReadAllAsync(change.WorkspaceId, cancellationToken);
            if (update is null)
            {
                return;
            }
            Show(update);
            follower.Version = update.Version;
        }
        finally
        {
            follower.Turn.Release();
        }
    }

    /// <summary>Null where a document has moved on already, so that not all would be of one moment.</summary>
    private async Task<ConfigurationUpdate?> ReadChangedAsync(
        ConfigurationChange change,
        CancellationToken cancellationToken
    )
    {
        var written = new List<Document>();
        var deleted = new List<DocumentKey>();
        foreach (var key in change.Documents.Where(key => Kinds.Contains(key.Kind)))
        {
            if (await store.GetAsync(change.WorkspaceId, key.Kind, key.Id, cancellationToken) is not { } document)
            {
                deleted.Add(key);
            }
            else if (document.ConfigurationVersion <= change.Version)
            {
                written.Add(document);
            }
            else
            {
                return null;
            }
        }
        return new ConfigurationUpdate(change.WorkspaceId, change.Version, IsComplete: false, written, deleted);
    }

    private async Task<ConfigurationUpdate?> ReadAllAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var set = await store.LoadAsync(workspaceId, Kinds, cancellationToken);
        return set is null
            ? null
            : new ConfigurationUpdate(workspaceId, set.ConfigurationVersion, IsComplete: true, set.Documents, []);
    }

    private void Show(ConfigurationUpdate update)
    {
        foreach (var view in views)
        {
            try
            {
                view.Apply(update);
            }
            catch (Exception error)
            {
                // The other views must not stand still because of this one.
                LogFailed(logger, view.GetType().Name, update.WorkspaceId, update.Version, error);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{View} did not take up configuration {Version} of workspace {WorkspaceId}")]
    private static partial void LogFailed(
        ILogger logger,
        string view,
        string workspaceId,
        long version,
        Exception error
    );

    private sealed class Follower
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public long Version { get; set; } = -1;
    }
}
