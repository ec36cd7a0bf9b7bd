using Attune.Core.Content.Recommendations;

namespace Attune.Core.Content.ProductSets;

/// <summary>What people write of a product set.</summary>
public sealed record ProductSetContent
{
    /// <summary>What templates say, <c>ProductSet.Name</c>: 1 to 100 characters, unique in the workspace.</summary>
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>One of <see cref="ProductSet.Types"/>.</summary>
    public string RecommendationType { get; init; } = ProductSet.ItemAttribute;

    /// <summary>Templates see active sets only.</summary>
    public bool Archived { get; init; }

    /// <summary>The catalog whose items are chosen.</summary>
    public required string CatalogId { get; init; }

    /// <summary>For <c>item_attribute</c>: exactly these items, in this order.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    public ProductFilterGroup? IncludeFilters { get; init; }

    public ProductFilterGroup? ExcludeFilters { get; init; }

    public ProductSort? Sort { get; init; }

    public TrendSettings? Trends { get; init; }

    public UserActionSettings? UserActions { get; init; }

    /// <summary>The most items, 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;
}
