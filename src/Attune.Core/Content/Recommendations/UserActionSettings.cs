namespace Attune.Core.Content.Recommendations;

/// <summary>Which of a user's own items a set shows, the last first. Immutable.</summary>
public sealed record UserActionSettings
{
    /// <summary>Items that the user did one of these with.</summary>
    public IReadOnlyList<ItemActionKind> With { get; init; } = [ItemActionKind.View, ItemActionKind.Cart];

    /// <summary>And none of these.</summary>
    public IReadOnlyList<ItemActionKind> Without { get; init; } = [ItemActionKind.Purchase];

    /// <summary>Within so many days, 1 to 365.</summary>
    public int DurationDays { get; init; } = 30;
}
