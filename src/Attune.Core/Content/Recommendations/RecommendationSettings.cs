namespace Attune.Core.Content.Recommendations;

/// <summary>Which events of a workspace are actions on items. Immutable.</summary>
public sealed record RecommendationSettings
{
    /// <summary>The most actions.</summary>
    public const int MaxActions = 50;

    /// <summary>What holds until a workspace says otherwise.</summary>
    public static readonly RecommendationSettings Default = new()
    {
        Actions =
        [
            new ItemAction
            {
                Event = "Product Viewed",
                Attribute = "product_id",
                Kind = ItemActionKind.View,
            },
            new ItemAction
            {
                Event = "Add to Cart",
                Attribute = "product_id",
                Kind = ItemActionKind.Cart,
            },
            new ItemAction
            {
                Event = "Product Purchased",
                Attribute = "product_id",
                Kind = ItemActionKind.Purchase,
            },
        ],
    };

    public required IReadOnlyList<ItemAction> Actions { get; init; }
}
