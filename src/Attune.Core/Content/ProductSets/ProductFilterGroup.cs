namespace Attune.Core.Content.ProductSets;

/// <summary>Filters joined by one operator (published recommendations schema). Immutable.</summary>
/// <param name="FilterOperator"><c>and</c> or <c>or</c>.</param>
/// <param name="Filters">None lets every item pass.</param>
public sealed record ProductFilterGroup(string FilterOperator, IReadOnlyList<ProductFilter> Filters);
