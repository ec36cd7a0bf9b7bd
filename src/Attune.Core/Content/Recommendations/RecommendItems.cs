using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Library;
using Attune.Core.Content.ProductSets;
using Attune.Decisions.Users;

namespace Attune.Core.Content.Recommendations;

/// <summary>
/// The items of a product set of any type: ranked, found in the catalog, filtered, no more than the set shows. Safe for
/// concurrent use.
/// </summary>
public sealed class RecommendItems(
    ContentLibraries libraries,
    Recommender recommender,
    ICatalogItemStore items,
    ProductSetReader reader,
    TimeProvider time
)
{
    private const int AtOnce = 100;

    /// <summary>Null where there is no active set of this id.</summary>
    public ProductSet? Find(string workspaceId, string id) =>
        libraries.Current(workspaceId).ProductSets.Values.FirstOrDefault(set => set.Record.Id == id)?.Record;

    /// <summary>The items, in order.</summary>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="setId">An active set's id.</param>
    /// <param name="user">Whom it is for; null for nobody.</param>
    /// <param name="anchor">The item that others are to be near; null for the user's last one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Storage.StorageUnavailableException">The items cannot be read.</exception>
    public async Task<IReadOnlyList<CatalogItem>> ExecuteAsync(
        string workspaceId,
        string setId,
        UserView? user,
        string? anchor,
        CancellationToken cancellationToken
    )
    {
        var set = libraries.Current(workspaceId).ProductSets.Values.First(each => each.Record.Id == setId);
        if (set.Record.RecommendationType != ProductSet.ItemAttribute)
        {
            return await ExecuteAsync(workspaceId, set, user, anchor, cancellationToken);
        }
        if (!set.Items.TryGet(reader, workspaceId, out _))
        {
            await set.Items.LoadAsync(reader, workspaceId).WaitAsync(cancellationToken);
        }
        return await items.GetAsync(workspaceId, set.Record.CatalogId, set.Items.Ids, cancellationToken);
    }

    internal async Task<IReadOnlyList<CatalogItem>> ExecuteAsync(
        string workspaceId,
        LibraryProductSet set,
        UserView? user,
        string? anchor,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var limit = set.Record.Limit;
        var ranked = await recommender.RankAsync(
            workspaceId,
            set.Record,
            user,
            anchor,
            now,
            wanted: (2 * limit) + AtOnce,
            cancellationToken
        );
        var chosen = new List<CatalogItem>();
        foreach (var part in ranked.Chunk(AtOnce))
        {
            var found = await items.GetAsync(workspaceId, set.Record.CatalogId, part, cancellationToken);
            chosen.AddRange(found.Where(item => set.Rules.Passes(item, now)));
            if (chosen.Count >= limit)
            {
                break;
            }
        }
        return [.. set.Rules.Order(chosen).Take(limit)];
    }
}
