using System.Collections.Concurrent;
using Attune.Core.Users;
using Attune.Core.Users.Erasure;
using Microsoft.Extensions.Caching.Memory;
using ZiggyCreatures.Caching.Fusion;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// The answers of content APIs in memory: a cache of its own for each workspace, bounded in bytes. One fetch at a time for
/// one key; an answer past its time is served on while a fetch fails or is slow; a failure is remembered for a few seconds,
/// so that those who waited do not all try again. Safe for concurrent use.
/// </summary>
internal sealed class ContentApiCaches(ContentApiSettings settings) : IUserErasure, IDisposable
{
    /// <summary>How long a failure is the answer, where there is no older one.</summary>
    public static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(5);

    /// <summary>How long an answer past its time is served at most.</summary>
    public static readonly TimeSpan StaleFor = TimeSpan.FromHours(24);

    /// <summary>How long a stale answer is served before the source is asked again.</summary>
    public static readonly TimeSpan StalePause = TimeSpan.FromSeconds(30);

    /// <summary>A fetch slower than this is left to itself where there is a stale answer.</summary>
    public static readonly TimeSpan SoftTimeout = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, Lazy<WorkspaceCache>> workspaces = new(StringComparer.Ordinal);

    /// <summary>The kept answer, or what <paramref name="fetch"/> gives.</summary>
    public ValueTask<FetchedAnswer> GetAsync(
        string workspaceId,
        string key,
        TimeSpan duration,
        Func<Task<FetchedAnswer>> fetch
    ) =>
        Of(workspaceId)
            .GetOrSetAsync<FetchedAnswer>(
                key,
                async (context, _) =>
                {
                    var fetched = await fetch();
                    if (fetched.Json is not null)
                    {
                        context.Options.Size = fetched.Bytes;
                        return fetched;
                    }
                    if (context.HasStaleValue && context.StaleValue.Value?.Json is not null)
                    {
                        return context.Fail(fetched.Problem ?? "");
                    }
                    context.Options.Size = fetched.Bytes;
                    context.Options.Duration = FailurePause;
                    context.Options.IsFailSafeEnabled = false;
                    context.Options.EagerRefreshThreshold = null;
                    return fetched;
                },
                options =>
                {
                    options.Duration = duration;
                    options.JitterMaxDuration = duration / 20;
                    options.EagerRefreshThreshold = 0.9f;
                    options.IsFailSafeEnabled = true;
                    options.FailSafeMaxDuration = StaleFor;
                    options.FailSafeThrottleDuration = StalePause;
                    options.FactorySoftTimeout = SoftTimeout;
                    options.Size = 1;
                }
            );

    /// <summary>Has every kept answer of the workspace count as past its time: it is served on only where a fetch fails or is slow.</summary>
    public void Expire(string workspaceId) => Of(workspaceId).Clear(allowFailSafe: true);

    /// <summary>
    /// Forgets all answers of the workspace: which of them tell of the erased users cannot be seen from them, and they are
    /// had again.
    /// </summary>
    public Task EraseAsync(
        string workspaceId,
        IReadOnlyList<Guid> userIds,
        IReadOnlyList<Identifier> identifiers,
        CancellationToken cancellationToken
    )
    {
        // Not disposed: a fetch that is under way ends in the cache that is gone, and leaves nothing in the next.
        if (workspaces.TryRemove(workspaceId, out var erased) && erased.IsValueCreated)
        {
            erased.Value.Clear();
        }
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        foreach (var workspace in workspaces.Values.Where(workspace => workspace.IsValueCreated))
        {
            workspace.Value.Dispose();
        }
        workspaces.Clear();
    }

    private FusionCache Of(string workspaceId) =>
        workspaces.GetOrAdd(workspaceId, _ => new Lazy<WorkspaceCache>(() => new WorkspaceCache(settings))).Value.Cache;

    private sealed class WorkspaceCache : IDisposable
    {
        private readonly MemoryCache memory;

        public WorkspaceCache(ContentApiSettings settings)
        {
            memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = settings.CacheBytes });
            Cache = new FusionCache(new FusionCacheOptions { CacheName = "content-apis" }, memory);
        }

        public FusionCache Cache { get; }

        public void Clear() => memory.Clear();

        public void Dispose()
        {
            Cache.Dispose();
            memory.Dispose();
        }
    }
}
