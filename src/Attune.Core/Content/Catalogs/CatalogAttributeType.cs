using System.Text.Json.Serialization;

namespace Attune.Core.Content.Catalogs;

/// <summary>The types that a catalog's attributes may have (published catalog schema).</summary>
public enum CatalogAttributeType
{
    [JsonStringEnumMemberName("string")]
    String,

    [JsonStringEnumMemberName("bool")]
    Bool,

    [JsonStringEnumMemberName("double")]
    Double,

    [JsonStringEnumMemberName("datetime")]
    DateTime,

    [JsonStringEnumMemberName("geopoint")]
    GeoPoint,
}
