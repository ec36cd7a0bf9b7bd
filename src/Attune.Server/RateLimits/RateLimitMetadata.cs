namespace Attune.Server.RateLimits;

/// <summary>Each request to the endpoint counts one against the workspace's rate for this API.</summary>
/// <param name="Api">The name of the rate, as in <c>Attune:RateLimits:{Api}</c>.</param>
public sealed record RateLimitMetadata(string Api);
