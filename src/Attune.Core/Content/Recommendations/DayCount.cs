namespace Attune.Core.Content.Recommendations;

/// <summary>How often an item was acted on, on a day.</summary>
/// <param name="Kind">The action.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Day">Days since 1970, UTC.</param>
/// <param name="Count">How often.</param>
public readonly record struct DayCount(ItemActionKind Kind, string Item, int Day, long Count);
