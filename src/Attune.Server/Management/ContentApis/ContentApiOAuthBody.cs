namespace Attune.Server.Management.ContentApis;

/// <summary>How a content API gets its token, without the client secret.</summary>
public sealed record ContentApiOAuthBody
{
    public required string TokenUrl { get; init; }

    public required string ClientId { get; init; }

    public string? Scope { get; init; }

    public string? Audience { get; init; }

    public required string CredentialsIn { get; init; }
}
