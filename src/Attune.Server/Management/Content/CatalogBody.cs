using Attune.Core.Content.Catalogs;

namespace Attune.Server.Management.Content;

/// <summary>A catalog: its attributes and how many items it has.</summary>
public sealed record CatalogBody
{
    /// <summary>24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>An ISO 4217 code.</summary>
    public required string PriceCurrency { get; init; }

    public required IReadOnlyList<CatalogAttributeBody> Attributes { get; init; }

    public required long Items { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    internal static CatalogBody From(Catalog catalog, long items) =>
        new()
        {
            Id = catalog.Id,
            Name = catalog.Name,
            PriceCurrency = catalog.PriceCurrency,
            Attributes =
            [
                .. catalog.Attributes.Select(each => new CatalogAttributeBody(
                    each.Name,
                    AttributeProposal.NameOf(each.Type)
                )),
            ],
            Items = items,
            CreatedAt = catalog.CreatedAt,
            UpdatedAt = catalog.UpdatedAt,
        };
}
