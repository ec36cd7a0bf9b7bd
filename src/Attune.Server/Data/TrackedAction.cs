using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>One action of an event request.</summary>
/// <param name="Event">What happened.</param>
/// <param name="IsLocal">Whether the event's time is the user's wall clock, not yet UTC.</param>
internal readonly record struct TrackedAction(UserEvent Event, bool IsLocal);
