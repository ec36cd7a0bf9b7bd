namespace Attune.Core.Content.Catalogs;

/// <summary>An item as it can be stored, or all that is wrong with it. Immutable.</summary>
/// <param name="Id">The id, as far as there is one.</param>
/// <param name="Json">The item in UTF-8, values in their attributes' types; empty where there are problems.</param>
/// <param name="Problems">All of them.</param>
public sealed record CheckedItem(string Id, ReadOnlyMemory<byte> Json, IReadOnlyList<ItemProblem> Problems);
