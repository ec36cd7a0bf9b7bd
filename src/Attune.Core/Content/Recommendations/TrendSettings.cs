namespace Attune.Core.Content.Recommendations;

/// <summary>What a trend is made of (published recommendations schema). Immutable.</summary>
public sealed record TrendSettings
{
    /// <summary><c>most_viewed</c>, <c>most_carted</c>, <c>most_purchased</c> or <c>most_interacted</c>.</summary>
    public string TrendType { get; init; } = "most_interacted";

    /// <summary>Days that count, 1 to 90.</summary>
    public int DurationDays { get; init; } = 7;

    /// <summary>The names of trends.</summary>
    public static readonly IReadOnlyList<string> Types =
    [
        "most_viewed",
        "most_carted",
        "most_purchased",
        "most_interacted",
    ];

    /// <summary>The actions that count.</summary>
    public IReadOnlyList<ItemActionKind> Kinds() =>
        TrendType switch
        {
            "most_viewed" => [ItemActionKind.View],
            "most_carted" => [ItemActionKind.Cart],
            "most_purchased" => [ItemActionKind.Purchase],
            _ => [ItemActionKind.View, ItemActionKind.Cart, ItemActionKind.Purchase],
        };
}
