using Attune.Core.Content.ProductSets;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Library;

/// <summary>
/// The items last read for a product set. While they are fresh nothing is read; when they are not, they are served once
/// more and read anew meanwhile, so that no render waits for a catalog it has seen. Safe for concurrent use.
/// </summary>
internal sealed class ProductSetItems(ProductSet set, ProductSetRules rules)
{
    private readonly Lock gate = new();
    private volatile Loaded? current;
    private Task<Value>? loading;

    /// <summary>The items if they were ever read, in the state of at most <see cref="ProductSetReader.Freshness"/> ago
    /// plus the time that reading takes.</summary>
    public bool TryGet(ProductSetReader reader, string workspaceId, out Value items)
    {
        if (current is not { } loaded)
        {
            items = default;
            return false;
        }
        if (!reader.IsFresh(loaded.ReadAt, loaded.Took, workspaceId, set.CatalogId, loaded.Changes))
        {
            _ = LoadAsync(reader, workspaceId);
        }
        items = loaded.Items;
        return true;
    }

    /// <summary>The ids of the items last read; empty before the first reading.</summary>
    public IReadOnlyList<string> Ids => current?.Ids ?? [];

    /// <summary>Reads the items; callers at the same time share one reading.</summary>
    public Task<Value> LoadAsync(ProductSetReader reader, string workspaceId)
    {
        lock (gate)
        {
            return loading ??= ReadAsync(reader, workspaceId);
        }
    }

    private async Task<Value> ReadAsync(ProductSetReader reader, string workspaceId)
    {
        // Leaves the lock's thread at once: whoever asked for stale items must not wait.
        await Task.Yield();
        try
        {
            var begun = reader.Now;
            var changes = reader.ChangesOf(workspaceId, set.CatalogId);
            var (items, ids) = await reader.ReadAsync(workspaceId, set, rules, CancellationToken.None);
            current = new Loaded(items, ids, reader.Now, reader.Now - begun, changes);
            return items;
        }
        catch (Exception failure) when (current is { } stale)
        {
            // What is known is served on; the next attempt comes after a pause.
            reader.ReadFailed(workspaceId, set, failure);
            current = stale with { ReadAt = reader.Now };
            return stale.Items;
        }
        finally
        {
            lock (gate)
            {
                loading = null;
            }
        }
    }

    private sealed record Loaded(
        Value Items,
        IReadOnlyList<string> Ids,
        DateTimeOffset ReadAt,
        TimeSpan Took,
        long Changes
    );
}
