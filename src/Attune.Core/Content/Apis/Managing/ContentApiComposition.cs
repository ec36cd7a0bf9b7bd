using System.Text.Json;
using Attune.Core.Content.Apis.Http;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>Makes the record and the secrets of a proposal that has been checked.</summary>
internal static class ContentApiComposition
{
    public static (ContentApi Record, ContentApiSecrets Secrets) Compose(
        string id,
        ContentApiProposal proposal,
        ContentApiSecrets kept
    )
    {
        if (proposal.Kind == SampleContentApi.KindName)
        {
            var sample = new SampleContentApi
            {
                Id = id,
                Name = proposal.Name,
                Description = proposal.Description,
                Response = proposal.Response!.Value,
            };
            return (sample, ContentApiSecrets.None);
        }
        var record = new HttpContentApi
        {
            Id = id,
            Name = proposal.Name,
            Description = proposal.Description,
            Method = proposal.Method!,
            Url = proposal.Url!,
            Params = proposal.Params,
            Headers =
            [
                .. proposal.Headers.Select(header => new ContentApiHeader
                {
                    Name = header.Name,
                    Value = header.Secret ? null : header.Value,
                    Secret = header.Secret,
                }),
            ],
            Body = proposal.Body,
            BodyFormat = proposal.BodyFormat,
            OAuth = proposal.OAuth is { } oauth
                ? new ContentApiOAuth
                {
                    TokenUrl = oauth.TokenUrl,
                    ClientId = oauth.ClientId,
                    Scope = oauth.Scope,
                    Audience = oauth.Audience,
                    CredentialsIn = oauth.CredentialsIn,
                }
                : null,
            TimeoutMs = proposal.TimeoutMs,
            Retries = proposal.Retries,
            CacheMinutes = proposal.CacheMinutes,
            MaskedFields = proposal.MaskedFields,
        };
        var secrets = new ContentApiSecrets
        {
            Headers = proposal
                .Headers.Where(header => header.Secret)
                .ToDictionary(
                    header => header.Name.ToLowerInvariant(),
                    header => header.Value ?? kept.HeaderOf(header.Name)!
                ),
            ClientSecret = proposal.OAuth is null ? null : proposal.OAuth.ClientSecret ?? kept.ClientSecret,
            Origin = ContentApiSecrets.OriginOf(record.Url),
            TokenOrigin = record.OAuth is null ? null : ContentApiSecrets.OriginOf(record.OAuth.TokenUrl),
        };
        return (record with { Secrets = secrets }, secrets);
    }

    public static byte[] Write(ContentApi record) =>
        JsonSerializer.SerializeToUtf8Bytes(record, ContentJson.ContentApi);
}
