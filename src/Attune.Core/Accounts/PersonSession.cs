namespace Attune.Core.Accounts;

/// <summary>One browser that somebody is signed in with. The token itself is kept nowhere.</summary>
public sealed record PersonSession
{
    /// <summary>Public: names the session in lists.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the token in the cookie.</summary>
    public required byte[] TokenHash { get; init; }

    public required string PersonId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Exact to a few minutes.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>When it ends, however much it is used.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the browser calls itself, cut at 200 characters.</summary>
    public string UserAgent { get; init; } = "";
}
