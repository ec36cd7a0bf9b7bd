using System.Text.Json;
using System.Text.Json.Serialization;
using Attune.Core.Content.Apis.Http;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>What people write of a content API. Members that its kind does not have stay away.</summary>
public sealed record ContentApiProposal
{
    /// <summary>As templates say it after <c>ContentApi.</c>: letters, digits and underscores.</summary>
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary><c>http</c>, or <c>sample</c> for a stored answer.</summary>
    public string Kind { get; init; } = HttpContentApi.KindName;

    /// <summary>Of a sample: JSON whose string leaves are templates.</summary>
    public JsonElement? Response { get; init; }

    /// <summary>GET, POST or PUT.</summary>
    public string? Method { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<ContentApiParameter> Params { get; init; } = [];

    public IReadOnlyList<ContentApiHeaderInput> Headers { get; init; } = [];

    public JsonElement? Body { get; init; }

    /// <summary><c>json</c> or <c>form</c>.</summary>
    public string BodyFormat { get; init; } = HttpContentApi.JsonBody;

    [JsonPropertyName("oauth")]
    public ContentApiOAuthInput? OAuth { get; init; }

    /// <summary>100 to 5,000.</summary>
    public int TimeoutMs { get; init; } = 5_000;

    /// <summary>0 to 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>0, or 5 to 60.</summary>
    public int CacheMinutes { get; init; } = 5;

    public IReadOnlyList<string> MaskedFields { get; init; } = [];
}
