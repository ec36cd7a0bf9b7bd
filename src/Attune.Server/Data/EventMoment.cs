namespace Attune.Server.Data;

/// <summary>When an action happened.</summary>
/// <param name="TimeMs">
/// Milliseconds since 1970, UTC; where <paramref name="IsLocal"/>, the user's wall clock read as if it were UTC.
/// </param>
/// <param name="OffsetSeconds">The user's offset from UTC, where the action tells it.</param>
/// <param name="IsLocal">Whether the offset is yet to be found and taken off.</param>
internal readonly record struct EventMoment(long TimeMs, int? OffsetSeconds, bool IsLocal);
