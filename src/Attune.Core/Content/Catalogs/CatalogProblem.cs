namespace Attune.Core.Content.Catalogs;

/// <summary>Why a catalog cannot be made or changed, for a family to word. Immutable.</summary>
/// <param name="Kind">What.</param>
/// <param name="Detail">The names or numbers that it is about.</param>
public sealed record CatalogProblem(CatalogProblemKind Kind, string Detail = "");
