using System.Text.Json;
using System.Text.Json.Serialization;
using Attune.Core.Content.Apis;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.Apis.Managing;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.ContentApis;

/// <summary>A content API. Secrets are entered and never shown.</summary>
public sealed record ContentApiBody : RecordMeta
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary><c>http</c> or <c>sample</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Of a sample.</summary>
    public JsonElement? Response { get; init; }

    public string? Method { get; init; }

    public string? Url { get; init; }

    public IReadOnlyList<ContentApiParameter>? Params { get; init; }

    public IReadOnlyList<ContentApiHeaderBody>? Headers { get; init; }

    public JsonElement? Body { get; init; }

    public string? BodyFormat { get; init; }

    [JsonPropertyName("oauth")]
    public ContentApiOAuthBody? OAuth { get; init; }

    public int? TimeoutMs { get; init; }

    public int? Retries { get; init; }

    public int? CacheMinutes { get; init; }

    public IReadOnlyList<string>? MaskedFields { get; init; }

    /// <summary>True where its secrets must be entered again before templates can call it.</summary>
    public bool? NeedsSecrets { get; init; }

    internal static ContentApiBody From(StoredContentApi stored)
    {
        var body = stored.Record is HttpContentApi http
            ? Of(http)
            : new ContentApiBody
            {
                Id = stored.Record.Id,
                Name = stored.Record.Name,
                Description = stored.Record.Description,
                Kind = SampleContentApi.KindName,
                Response = (stored.Record as SampleContentApi)?.Response,
            };
        return body with
        {
            NeedsSecrets = stored.IsComplete ? null : true,
            CreatedAt = stored.CreatedAt,
            CreatedBy = ActorBody.From(stored.CreatedBy),
            UpdatedAt = stored.UpdatedAt,
            UpdatedBy = ActorBody.From(stored.UpdatedBy),
        };
    }

    private static ContentApiBody Of(HttpContentApi http) =>
        new()
        {
            Id = http.Id,
            Name = http.Name,
            Description = http.Description,
            Kind = HttpContentApi.KindName,
            Method = http.Method,
            Url = http.Url,
            Params = http.Params,
            Headers =
            [
                .. http.Headers.Select(header => new ContentApiHeaderBody
                {
                    Name = header.Name,
                    Value = header.Value,
                    Secret = header.Secret,
                }),
            ],
            Body = http.Body,
            BodyFormat = http.BodyFormat,
            OAuth = http.OAuth is { } oauth
                ? new ContentApiOAuthBody
                {
                    TokenUrl = oauth.TokenUrl,
                    ClientId = oauth.ClientId,
                    Scope = oauth.Scope,
                    Audience = oauth.Audience,
                    CredentialsIn = oauth.CredentialsIn,
                }
                : null,
            TimeoutMs = http.TimeoutMs,
            Retries = http.Retries,
            CacheMinutes = http.CacheMinutes,
            MaskedFields = http.MaskedFields,
        };
}
