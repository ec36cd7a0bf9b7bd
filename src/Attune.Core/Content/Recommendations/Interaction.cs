namespace Attune.Core.Content.Recommendations;

/// <summary>What a user did with an item, added up.</summary>
/// <param name="Kind">What.</param>
/// <param name="Item">The item's id.</param>
/// <param name="Count">How often.</param>
/// <param name="LastMs">When last, in milliseconds since 1970.</param>
public readonly record struct Interaction(ItemActionKind Kind, string Item, long Count, long LastMs);
