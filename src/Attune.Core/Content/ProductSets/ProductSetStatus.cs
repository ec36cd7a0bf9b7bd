using System.Text.Json.Serialization;

namespace Attune.Core.Content.ProductSets;

/// <summary>Where a product set stands. Templates see active sets only (published recommendations schema).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProductSetStatus>))]
public enum ProductSetStatus
{
    [JsonStringEnumMemberName("active")]
    Active,

    [JsonStringEnumMemberName("archived")]
    Archived,
}
