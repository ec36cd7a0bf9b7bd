namespace Attune.Core.Accounts;

/// <summary>A link that lets somebody in once, to choose a password. The token itself is kept nowhere.</summary>
/// <param name="TokenHash">SHA-256 of the token.</param>
/// <param name="PersonId">Whom it lets in; null for the first operator, who has no account yet.</param>
/// <param name="ExpiresAt">From when on it opens nothing.</param>
public sealed record OneTimeLink(byte[] TokenHash, string? PersonId, DateTimeOffset ExpiresAt);
