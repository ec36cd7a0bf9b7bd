using System.Collections.Concurrent;
using System.Text.Json;
using Attune.Core.Content.Catalogs;
using Attune.Jinja.Values;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Content.ProductSets;

/// <summary>Reads the items of product sets from their catalogs, and knows when to read them anew. Safe for concurrent use.</summary>
public sealed partial class ProductSetReader(
    ICatalogItemStore items,
    TimeProvider time,
    ILogger<ProductSetReader> logger
)
{
    /// <summary>How old items may be where nothing says that the catalog has changed: another process may have.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    /// <summary>The least time between two readings of one set, so that a busy import is not followed item by item.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>For how many times as long as a reading took there is no other.</summary>
    public const int RestFactor = 20;

    private readonly ConcurrentDictionary<(string WorkspaceId, string CatalogId), long> changes = new();

    internal DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Notes that this process has written items of a catalog.</summary>
    public void Changed(string workspaceId, string catalogId) =>
        changes.AddOrUpdate((workspaceId, catalogId), 1, static (_, count) => count + 1);

    internal long ChangesOf(string workspaceId, string catalogId) =>
        changes.GetValueOrDefault((workspaceId, catalogId));

    /// <param name="readAt">When the items were read.</param>
    /// <param name="took">How long that took: a large catalog is not read all the time.</param>
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="catalogId">The catalog.</param>
    /// <param name="changesThen">What <see cref="ChangesOf"/> said before.</param>
    internal bool IsFresh(DateTimeOffset readAt, TimeSpan took, string workspaceId, string catalogId, long changesThen)
    {
        var age = Now - readAt;
        return age < Pause
            || age < took * RestFactor
            || (age < Freshness && ChangesOf(workspaceId, catalogId) == changesThen);
    }

    /// <summary>The items of a set, in its order, as a list that templates read.</summary>
    internal async Task<(Value List, IReadOnlyList<string> Ids)> ReadAsync(
        string workspaceId,
        ProductSet set,
        ProductSetRules rules,
        CancellationToken cancellationToken
    )
    {
        var chosen =
            set.Items.Count > 0
                ? await items.GetAsync(workspaceId, set.CatalogId, [.. set.Items.Take(set.Limit)], cancellationToken)
                : await ChooseAsync(workspaceId, set, rules, cancellationToken);
        return (ToList(chosen), [.. chosen.Select(item => item.Id)]);
    }

    internal void ReadFailed(string workspaceId, ProductSet set, Exception failure) =>
        LogFailed(logger, failure, set.Name, workspaceId);

    private async Task<IReadOnlyList<CatalogItem>> ChooseAsync(
        string workspaceId,
        ProductSet set,
        ProductSetRules rules,
        CancellationToken cancellationToken
    )
    {
        var choice = new ProductChoice(set, rules, Now);
        await foreach (var item in items.ReadAsync(workspaceId, set.CatalogId, cancellationToken))
        {
            if (!choice.Offer(item))
            {
                break;
            }
        }
        return choice.Items;
    }

    /// <summary>Items as a list that templates read.</summary>
    internal static Value ToList(IEnumerable<CatalogItem> items) =>
        Value.FromHost(new ProductList([.. items.Select(ToValue)]));

    private static Value ToValue(CatalogItem item)
    {
        using var document = JsonDocument.Parse(item.Json);
        return Value.FromJson(document.RootElement.Clone());
    }

    [LoggerMessage(1, LogLevel.Warning, "The product set {Name} of workspace {Workspace} could not be read anew")]
    private static partial void LogFailed(ILogger logger, Exception failure, string name, string workspace);
}
