using System.Text.Json.Serialization;

namespace Attune.Core.Content.ProductSets;

/// <summary>Where a product set stands. Templates see active sets only (published recommendations schema).</summary>
public enum ProductSetStatus
{
    [JsonStringEnumMemberName("active")]
    Active,

    [JsonStringEnumMemberName("archived")]
    Archived,
}
