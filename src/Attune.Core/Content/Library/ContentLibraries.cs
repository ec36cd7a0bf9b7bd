using System.Collections.Concurrent;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Library;

/// <summary>
/// The libraries of all workspaces that have been asked for. A library is read once, on first use, and read again before
/// a change to its documents is acknowledged, so that the next request sees the change. Safe for concurrent use; a
/// library that is loaded is had without a lock.
/// </summary>
public sealed class ContentLibraries : IDisposable
{
    private readonly ConcurrentDictionary<string, Slot> slots = new(StringComparer.Ordinal);
    private readonly ContentLibraryReader reader;
    private readonly IDisposable subscription;

    public ContentLibraries(ContentLibraryReader reader, IConfigurationFeed feed)
    {
        this.reader = reader;
        subscription = feed.Subscribe(TakeUpAsync);
    }

    /// <summary>The workspace's library.</summary>
    /// <exception cref="Storage.StorageUnavailableException">It was never loaded, and cannot be now.</exception>
    public ValueTask<ContentLibrary> GetAsync(string workspaceId, CancellationToken cancellationToken) =>
        slots.TryGetValue(workspaceId, out var slot) && slot.Current is { } library
            ? ValueTask.FromResult(library)
            : new ValueTask<ContentLibrary>(LoadAsync(workspaceId, cancellationToken));

    /// <summary>The library if it is in memory, else null.</summary>
    public ContentLibrary? Find(string workspaceId) =>
        slots.TryGetValue(workspaceId, out var slot) ? slot.Current : null;

    public void Dispose() => subscription.Dispose();

    private async Task<ContentLibrary> LoadAsync(string workspaceId, CancellationToken cancellationToken)
    {
        var slot = slots.GetOrAdd(workspaceId, static _ => new Slot());
        await slot.Gate.WaitAsync(cancellationToken);
        try
        {
            return slot.Current ??= await reader.ReadAsync(workspaceId, null, cancellationToken);
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private async Task TakeUpAsync(ConfigurationChange change, CancellationToken cancellationToken)
    {
        // A workspace that nobody has asked for yet is read whole when somebody does.
        if (!slots.TryGetValue(change.WorkspaceId, out var slot) || !Concerns(change))
        {
            return;
        }
        await slot.Gate.WaitAsync(cancellationToken);
        try
        {
            slot.Current = await reader.ReadAsync(change.WorkspaceId, slot.Current, cancellationToken);
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private static bool Concerns(ConfigurationChange change) =>
        change.Documents.Count == 0
        || change.Documents.Any(document => ContentLibraryReader.Kinds.Contains(document.Kind));

    private sealed class Slot
    {
        private volatile ContentLibrary? current;

        public SemaphoreSlim Gate { get; } = new(1);

        public ContentLibrary? Current
        {
            get => current;
            set => current = value;
        }
    }
}
