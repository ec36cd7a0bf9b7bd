using System.Text.Json;
using Attune.Core.Content.ProductSets;

namespace Attune.Core.Content.Catalogs;

/// <summary>
/// Adds, changes, deletes and reads items, each for itself: one that cannot be taken leaves the others alone. Safe for
/// concurrent use; what is acknowledged is committed.
/// </summary>
public sealed class CatalogItems(ICatalogItemStore store, ProductSetReader productSets, TimeProvider time)
{
    /// <summary>Adds items. An id that the catalog has, or that came earlier in the call, is refused.</summary>
    public async Task<ItemsChange> AddAsync(
        string workspaceId,
        Catalog catalog,
        IEnumerable<JsonElement> items,
        CancellationToken cancellationToken
    )
    {
        var check = new CatalogItemCheck(catalog);
        var now = time.GetUtcNow();
        var invalid = new List<(string, IReadOnlyList<ItemProblem>)>();
        var valid = new Dictionary<string, CatalogItem>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            var read = check.Check(item);
            if (read.Problems.Count > 0)
            {
                invalid.Add((read.Id, read.Problems));
            }
            else if (!valid.TryAdd(read.Id, new CatalogItem(read.Id, read.Json, now, now)))
            {
                invalid.Add((read.Id, [new ItemProblem(ItemProblemKind.DuplicateId, read.Id)]));
            }
        }
        if (valid.Count == 0)
        {
            return new ItemsChange(0, invalid);
        }
        var there = await store.InsertAsync(workspaceId, catalog.Id, [.. valid.Values], cancellationToken);
        productSets.Changed(workspaceId, catalog.Id);
        foreach (var id in there)
        {
            invalid.Add((id, [new ItemProblem(ItemProblemKind.DuplicateId, id)]));
        }
        return new ItemsChange(valid.Count - there.Count, invalid);
    }

    /// <summary>Changes attributes of items that are there; several changes of one item are made in order.</summary>
    public async Task<ItemsChange> UpdateAsync(
        string workspaceId,
        Catalog catalog,
        IReadOnlyList<(string Id, JsonElement Attributes)> changes,
        CancellationToken cancellationToken
    )
    {
        var check = new CatalogItemCheck(catalog);
        var now = time.GetUtcNow();
        var invalid = new List<(string, IReadOnlyList<ItemProblem>)>();
        var valid = new List<CheckedItem>();
        foreach (var (id, attributes) in changes)
        {
            var read = check.CheckChange(id, attributes);
            if (read.Problems.Count > 0)
            {
                invalid.Add((id, read.Problems));
            }
            else
            {
                valid.Add(read);
            }
        }
        if (valid.Count == 0)
        {
            return new ItemsChange(0, invalid);
        }
        var byId = valid.ToLookup(change => change.Id, StringComparer.Ordinal);
        var tooLarge = new HashSet<string>(StringComparer.Ordinal);
        var found = await store.ChangeAsync(
            workspaceId,
            catalog.Id,
            [.. byId.Select(group => group.Key)],
            item =>
            {
                var json = byId[item.Id].Aggregate(item.Json, (at, change) => CatalogItemCheck.Apply(at, change.Json));
                if (json.Length <= ContentLimits.ItemBytes)
                {
                    return item with { Json = json, UpdatedAt = now };
                }
                tooLarge.Add(item.Id);
                return item;
            },
            cancellationToken
        );
        productSets.Changed(workspaceId, catalog.Id);
        var known = found.ToHashSet(StringComparer.Ordinal);
        foreach (var change in valid.Where(change => !known.Contains(change.Id) || tooLarge.Contains(change.Id)))
        {
            var kind = tooLarge.Contains(change.Id) ? ItemProblemKind.TooLarge : ItemProblemKind.NotFound;
            invalid.Add((change.Id, [new ItemProblem(kind, change.Id)]));
        }
        return new ItemsChange(changes.Count - invalid.Count, invalid);
    }

    /// <summary>Deletes items; the number of those that were there.</summary>
    public async Task<int> DeleteAsync(
        string workspaceId,
        Catalog catalog,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var deleted = await store.DeleteAsync(workspaceId, catalog.Id, ids, cancellationToken);
        productSets.Changed(workspaceId, catalog.Id);
        return deleted;
    }

    /// <summary>The items that there are among the ids, in their order, each once.</summary>
    public Task<IReadOnlyList<CatalogItem>> FindAsync(
        string workspaceId,
        Catalog catalog,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    ) => store.GetAsync(workspaceId, catalog.Id, [.. ids.Distinct(StringComparer.Ordinal)], cancellationToken);
}
