namespace Attune.Core.Content.Catalogs;

/// <summary>Why an item cannot be taken, for a family to word. Immutable.</summary>
/// <param name="Kind">What.</param>
/// <param name="Attribute">The attribute, or several with commas, or the item's id.</param>
/// <param name="Value">The value, shortened.</param>
/// <param name="Type">The type that the attribute has.</param>
public sealed record ItemProblem(ItemProblemKind Kind, string Attribute = "", string Value = "", string Type = "");
