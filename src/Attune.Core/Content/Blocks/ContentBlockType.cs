using System.Text.Json.Serialization;

namespace Attune.Core.Content.Blocks;

/// <summary>What a content block holds (published content-blocks schema).</summary>
public enum ContentBlockType
{
    [JsonStringEnumMemberName("TEXT")]
    Text,

    [JsonStringEnumMemberName("HTML")]
    Html,
}
