using Attune.Core.Content.Apis.Http;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>OAuth 2.0 client credentials as people write them.</summary>
public sealed record ContentApiOAuthInput
{
    public required string TokenUrl { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Null to keep the one that is stored.</summary>
    public string? ClientSecret { get; init; }

    public string? Scope { get; init; }

    public string? Audience { get; init; }

    /// <summary><c>header</c> or <c>body</c>.</summary>
    public string CredentialsIn { get; init; } = ContentApiOAuth.InHeader;
}
