namespace Attune.Core.Content.Catalogs;

/// <summary>One typed attribute of a catalog's items. Immutable.</summary>
public sealed record CatalogAttribute(string Name, CatalogAttributeType Type);
