using System.Text.Json;
using System.Text.Json.Serialization;

namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// A content API that is called over HTTP (wire.md 4.8). Texts that are templates see <c>UserAttribute</c>,
/// <c>EventAttribute</c> and the arguments of the call. Immutable; where an instance is the same, so is everything in it.
/// </summary>
public sealed record HttpContentApi : ContentApi
{
    public const string KindName = "http";

    public const string JsonBody = "json";
    public const string FormBody = "form";

    /// <summary>GET, POST or PUT.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// Scheme and host as they are, then a path and query in which <c>{{ … }}</c> stands for a value, which is percent-encoded.
    /// </summary>
    public required string Url { get; init; }

    /// <summary>Added to the query; the arguments of a call replace those of the same name.</summary>
    public IReadOnlyList<ContentApiParameter> Params { get; init; } = [];

    public IReadOnlyList<ContentApiHeader> Headers { get; init; } = [];

    /// <summary>
    /// JSON whose string leaves are templates; null to send the call's <c>request_body</c>. Not for GET.
    /// </summary>
    public JsonElement? Body { get; init; }

    /// <summary><c>json</c> or <c>form</c>; a form is one object of plain values.</summary>
    public string BodyFormat { get; init; } = JsonBody;

    [JsonPropertyName("oauth")]
    public ContentApiOAuth? OAuth { get; init; }

    /// <summary>For one attempt; 100 to 5,000.</summary>
    public int TimeoutMs { get; init; } = 5_000;

    /// <summary>Attempts after the first where a server does not answer or is in trouble; 0 to 3.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>How long an answer is good for; 5 to 60, or 0 to ask each time.</summary>
    public int CacheMinutes { get; init; } = 5;

    /// <summary>Paths such as <c>customer.email</c> whose values are shown to nobody who tests the API.</summary>
    public IReadOnlyList<string> MaskedFields { get; init; } = [];

    /// <summary>Opened; never written with the record.</summary>
    [JsonIgnore]
    public ContentApiSecrets Secrets { get; init; } = ContentApiSecrets.None;
}
