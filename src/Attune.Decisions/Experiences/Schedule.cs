namespace Attune.Decisions.Experiences;

/// <summary>
/// When an experience is served: from the start, included, until the end, not included. Each is an ISO 8601 date and time, either with
/// an offset (<c>2026-07-16T11:00:00Z</c>) or without one, which is local time in the zone. A local time that a change of the clocks
/// leaves out counts as late after the change as it would have been before, one that comes twice as the first.
/// </summary>
public sealed record Schedule
{
    /// <summary>Null for at once.</summary>
    public string? Start { get; init; }

    /// <summary>Null for never.</summary>
    public string? End { get; init; }

    /// <summary>An IANA time zone; null for the workspace's.</summary>
    public string? TimeZone { get; init; }
}
