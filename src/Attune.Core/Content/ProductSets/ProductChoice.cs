using System.Text.Json;
using Attune.Core.Content.Catalogs;
using Attune.Decisions.Users;

namespace Attune.Core.Content.ProductSets;

/// <summary>
/// Chooses a product set's items out of a catalog that is read through once: what passes the filters, the first by the
/// sort, no more than the limit. Holds no more than the limit's items, however large the catalog is. For one thread.
/// </summary>
internal sealed class ProductChoice
{
    private readonly ProductSetRules rules;
    private readonly int limit;
    private readonly DateTimeOffset now;
    private readonly List<(SortKey Key, CatalogItem Item)> chosen = [];
    private int offered;

    public ProductChoice(ProductSet set, ProductSetRules rules, DateTimeOffset now)
    {
        this.rules = rules;
        this.now = now;
        limit = set.Limit;
    }

    /// <summary>What was chosen, in order.</summary>
    public IReadOnlyList<CatalogItem> Items
    {
        get
        {
            Trim();
            return [.. chosen.Select(entry => entry.Item)];
        }
    }

    /// <summary>Looks at the next item; false where no further one can be chosen.</summary>
    public bool Offer(CatalogItem item)
    {
        var attributes = Read(item);
        if (attributes is null || !rules.Passes(attributes, now))
        {
            return true;
        }
        chosen.Add((rules.KeyOf(attributes, offered++), item));
        if (!rules.IsSorted)
        {
            return chosen.Count < limit;
        }
        // Sorting every so often keeps the list short without keeping it always in order.
        if (chosen.Count >= (2 * limit) + 64)
        {
            Trim();
        }
        return true;
    }

    private void Trim()
    {
        chosen.Sort(static (left, right) => left.Key.CompareTo(right.Key));
        if (chosen.Count > limit)
        {
            chosen.RemoveRange(limit, chosen.Count - limit);
        }
    }

    // An item whose numbers are beyond reading can be in no list by rule.
    private static AttributeSet? Read(CatalogItem item)
    {
        try
        {
            return AttributeJson.Parse(item.Json.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
