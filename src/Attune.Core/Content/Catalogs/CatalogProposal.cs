namespace Attune.Core.Content.Catalogs;

/// <summary>A catalog as a caller asks for it. Immutable.</summary>
/// <param name="Name">Unique in the workspace.</param>
/// <param name="PriceCurrency">An ISO 4217 code.</param>
/// <param name="Attributes">All of them, those that every item needs included.</param>
public sealed record CatalogProposal(string Name, string PriceCurrency, IReadOnlyList<AttributeProposal> Attributes);
