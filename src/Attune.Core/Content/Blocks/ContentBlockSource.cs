using System.Text.Json.Serialization;

namespace Attune.Core.Content.Blocks;

/// <summary>What kind of communication a content block serves (published content-blocks schema).</summary>
public enum ContentBlockSource
{
    [JsonStringEnumMemberName("ENGAGE")]
    Engage,

    [JsonStringEnumMemberName("INFORM")]
    Inform,
}
