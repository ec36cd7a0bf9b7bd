namespace Attune.Core.Content.Apis.Http;

/// <summary>
/// How a content API's calls get a bearer token: OAuth 2.0 client credentials (RFC 6749, 4.4). The client secret is kept with
/// the record's secrets. Immutable.
/// </summary>
public sealed record ContentApiOAuth
{
    public const string InHeader = "header";
    public const string InBody = "body";

    public required string TokenUrl { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Space-separated; null for whatever the server gives.</summary>
    public string? Scope { get; init; }

    /// <summary>What some servers want to know besides; null to leave it out.</summary>
    public string? Audience { get; init; }

    /// <summary><c>header</c> for Basic authentication, <c>body</c> for form fields.</summary>
    public string CredentialsIn { get; init; } = InHeader;
}
