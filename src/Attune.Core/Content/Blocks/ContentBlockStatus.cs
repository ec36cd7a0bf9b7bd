using System.Text.Json.Serialization;

namespace Attune.Core.Content.Blocks;

/// <summary>Where a content block stands. Templates see active blocks only (published content-blocks schema).</summary>
public enum ContentBlockStatus
{
    [JsonStringEnumMemberName("ACTIVE")]
    Active,

    [JsonStringEnumMemberName("DRAFT")]
    Draft,

    [JsonStringEnumMemberName("ARCHIVED")]
    Archived,
}
