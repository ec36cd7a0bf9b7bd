namespace Attune.Core.Content.ProductSets;

/// <summary>By which attribute a product set is sorted. Immutable.</summary>
/// <param name="Param">The attribute of the item; items without it come last in either direction.</param>
/// <param name="DataType"><c>string</c>, <c>double</c>, <c>datetime</c> or <c>bool</c>.</param>
/// <param name="Direction"><c>1</c> ascending, <c>-1</c> descending, as the published schema writes it.</param>
public sealed record ProductSort(string Param, string DataType = "double", string Direction = "1");
