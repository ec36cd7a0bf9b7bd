namespace Attune.Server.RateLimits;

/// <summary>A refusal, for the family to word.</summary>
/// <param name="Api">The name of the rate.</param>
/// <param name="Limit">What the minute holds.</param>
/// <param name="RetryAfter">How long until the next minute begins; whole seconds, at least 1.</param>
public sealed record RateLimitResult(string Api, int Limit, TimeSpan RetryAfter);
