using System.Text.Json.Serialization;

namespace Attune.Core.Content.Templates;

/// <summary>How a stored template came about (published templates schemas).</summary>
public enum TemplateSource
{
    [JsonStringEnumMemberName("API")]
    Api,

    /// <summary>Made in the dashboard.</summary>
    [JsonStringEnumMemberName("MOENGAGE")]
    Dashboard,
}
