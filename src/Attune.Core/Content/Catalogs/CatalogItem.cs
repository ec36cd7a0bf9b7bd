namespace Attune.Core.Content.Catalogs;

/// <summary>
/// One item of a catalog. Immutable as long as nobody writes to <see cref="Json"/>, which nobody may.
/// </summary>
/// <param name="Id">Unique in its catalog, compared exactly.</param>
/// <param name="Json">A JSON object in UTF-8: the item as it came, <c>id</c> included, numbers untouched.</param>
/// <param name="CreatedAt">When the item first came.</param>
/// <param name="UpdatedAt">When it was last written.</param>
public sealed record CatalogItem(
    string Id,
    ReadOnlyMemory<byte> Json,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt
);
