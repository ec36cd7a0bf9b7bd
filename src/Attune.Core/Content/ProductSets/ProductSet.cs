using Attune.Core.Content.Recommendations;

namespace Attune.Core.Content.ProductSets;

/// <summary>
/// A list of catalog items that templates use as <c>ProductSet.Name</c>: either named items in an explicit order, or all
/// that pass the filters, sorted (recommendation type <c>item_attribute</c> of the published recommendations schema).
/// Immutable and therefore safe to share between threads.
/// </summary>
public sealed record ProductSet
{
    public const string ItemAttribute = "item_attribute";
    public const string UserAction = "user_action";
    public const string SimilarItem = "similar_item";
    public const string FrequentlyViewedTogether = "frequently_viewed_together";
    public const string FrequentlyBoughtTogether = "frequently_bought_together";
    public const string TrendingItem = "trending_item";
    public const string UserPersonalization = "user_personalization";

    /// <summary>How a set can choose its items.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        ItemAttribute,
        UserAction,
        SimilarItem,
        FrequentlyViewedTogether,
        FrequentlyBoughtTogether,
        TrendingItem,
        UserPersonalization,
    ];

    /// <summary>The most items that any set may give.</summary>
    public const int MaxLimit = 1_000;

    /// <summary>24 lower-case hexadecimal digits; the identifier of the document.</summary>
    public required string Id { get; init; }

    /// <summary>What templates say: unique in the workspace, compared exactly.</summary>
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public string RecommendationType { get; init; } = ItemAttribute;

    public ProductSetStatus Status { get; init; } = ProductSetStatus.Active;

    /// <summary>The identifier of the catalog whose items are chosen.</summary>
    public required string CatalogId { get; init; }

    /// <summary>Where this is not empty, exactly these items, in this order; filters and sort are then not used.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>An item must pass these; null lets every item pass.</summary>
    public ProductFilterGroup? IncludeFilters { get; init; }

    /// <summary>An item that passes these is left out; null leaves none out.</summary>
    public ProductFilterGroup? ExcludeFilters { get; init; }

    /// <summary>Null keeps the catalog's order.</summary>
    public ProductSort? Sort { get; init; }

    /// <summary>For <see cref="TrendingItem"/>, and for what fills up a personal list: what counts, and for how long.</summary>
    public TrendSettings? Trends { get; init; }

    /// <summary>For <see cref="UserAction"/>: which of the user's own items.</summary>
    public UserActionSettings? UserActions { get; init; }

    /// <summary>The most items that a template gets, 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = 100;

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
