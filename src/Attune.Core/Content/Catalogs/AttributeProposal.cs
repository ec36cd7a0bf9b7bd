namespace Attune.Core.Content.Catalogs;

/// <summary>An attribute as a caller asks for it. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The name of the type, which may be none.</param>
public sealed record AttributeProposal(string Name, string Type)
{
    private const int MaxName = 100;

    /// <summary>What every item must have.</summary>
    public static readonly IReadOnlyList<string> Mandatory = ["id", "title", "link", "image_link"];

    private static readonly string[] Reserved =
    [
        "catalog_id",
        "feed_id",
        "product_id",
        "item_id",
        "creation_date",
        "last_updated",
        "price_currency",
    ];

    internal CatalogAttributeType? ReadType() =>
        Type switch
        {
            "string" => CatalogAttributeType.String,
            "bool" => CatalogAttributeType.Bool,
            "double" => CatalogAttributeType.Double,
            "datetime" => CatalogAttributeType.DateTime,
            "geopoint" => CatalogAttributeType.GeoPoint,
            _ => null,
        };

    /// <summary>A type as the published schema names it.</summary>
    public static string NameOf(CatalogAttributeType type) => CatalogValues.NameOf(type);

    /// <summary>The first thing that is wrong with these attributes for themselves, or null.</summary>
    internal static CatalogProblem? Check(IReadOnlyList<AttributeProposal> attributes)
    {
        if (attributes.Count > ContentLimits.CatalogAttributes)
        {
            return new CatalogProblem(CatalogProblemKind.TooManyAttributes);
        }
        var nameless = attributes.Where(each => Workspaces.Texts.CheckName(each.Name, maximum: MaxName) is not null);
        if (nameless.Any())
        {
            return new CatalogProblem(
                CatalogProblemKind.InvalidRequest,
                $"Attribute names must have 1 to {MaxName} characters. Invalid names: {List(nameless.Select(each => each.Name))}"
            );
        }
        var reserved = attributes.Select(each => each.Name).Intersect(Reserved).ToList();
        if (reserved.Count > 0)
        {
            return new CatalogProblem(
                CatalogProblemKind.InvalidRequest,
                $"These attribute names are set by the server and cannot be defined: {List(reserved)}"
            );
        }
        var twice = attributes.GroupBy(each => each.Name).Where(group => group.Count() > 1).Select(group => group.Key);
        if (twice.Any())
        {
            return new CatalogProblem(
                CatalogProblemKind.InvalidRequest,
                $"Attribute names must be unique. Repeated names: {List(twice)}"
            );
        }
        var types = attributes.Where(each => each.ReadType() is null).Select(each => each.Type).Distinct();
        return types.Any() ? new CatalogProblem(CatalogProblemKind.InvalidType, List(types)) : null;
    }

    internal static string List(IEnumerable<string> names) => string.Join(", ", names);
}
