namespace Attune.Core.RateLimits;

/// <summary>What a window holds after an attempt to take from it.</summary>
/// <param name="Granted">Whether the cost was taken. A refused attempt takes nothing.</param>
/// <param name="Remaining">How much is left in the window; never negative.</param>
/// <param name="ResetAt">When the window ends and the count starts from zero.</param>
public readonly record struct RateLimitCount(bool Granted, int Remaining, DateTimeOffset ResetAt);
