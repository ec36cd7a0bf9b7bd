using Attune.Decisions.Users;

namespace Attune.Server.Data;

/// <summary>
/// An event of which only the user's wall clock is known; its time is that clock read as if it were UTC, until the
/// user's offset is found.
/// </summary>
/// <param name="Index">Its place among the request's events.</param>
/// <param name="Event">The event.</param>
internal readonly record struct LocalEvent(int Index, UserEvent Event);
