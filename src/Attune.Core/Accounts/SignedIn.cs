namespace Attune.Core.Accounts;

/// <summary>Somebody who has just been let in.</summary>
/// <param name="Person">Who.</param>
/// <param name="Token">What the browser is to keep.</param>
/// <param name="ExpiresAt">When the session ends at the latest.</param>
public sealed record SignedIn(Person Person, string Token, DateTimeOffset ExpiresAt);
