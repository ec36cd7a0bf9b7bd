namespace Attune.Core.Content.Catalogs;

/// <summary>
/// The schema of a catalog; its items are kept by <see cref="ICatalogItemStore"/>. Immutable and therefore safe to share
/// between threads.
/// </summary>
public sealed record Catalog
{
    /// <summary>24 lower-case hexadecimal digits; the identifier of the document.</summary>
    public required string Id { get; init; }

    /// <summary>Unique in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>An ISO 4217 code, such as <c>USD</c>.</summary>
    public required string PriceCurrency { get; init; }

    /// <summary>Always begins with what every item must have: id, title, link, image_link.</summary>
    public required IReadOnlyList<CatalogAttribute> Attributes { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
