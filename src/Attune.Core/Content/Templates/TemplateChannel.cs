using System.Text.Json.Serialization;

namespace Attune.Core.Content.Templates;

/// <summary>The channels that stored templates exist for (wire.md 5.2).</summary>
public enum TemplateChannel
{
    [JsonStringEnumMemberName("EMAIL")]
    Email,

    [JsonStringEnumMemberName("PUSH")]
    Push,

    [JsonStringEnumMemberName("SMS")]
    Sms,

    [JsonStringEnumMemberName("OSM")]
    Osm,

    [JsonStringEnumMemberName("INAPP")]
    InApp,
}
