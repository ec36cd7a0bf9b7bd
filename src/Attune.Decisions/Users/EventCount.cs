namespace Attune.Decisions.Users;

/// <summary>How often a user did one thing, over the whole kept history.</summary>
/// <param name="Count">0 where it never happened; the times are 0 then too.</param>
/// <param name="FirstMs">The earliest time, in milliseconds since 1970.</param>
/// <param name="LastMs">The latest time.</param>
public readonly record struct EventCount(int Count, long FirstMs, long LastMs);
