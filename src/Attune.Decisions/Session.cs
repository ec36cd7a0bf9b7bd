using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Decisions;

/// <summary>
/// What a request says of now. Everything is typed and given; what is absent is unknown and is never filled in from a clock
/// (wire.md section 1.5). Immutable and thread-safe.
/// </summary>
public sealed record Session
{
    /// <summary>The moment of the request: schedules and windows are measured from it.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The request's id; the bucket of a request without any user is drawn from it.</summary>
    public required string RequestId { get; init; }

    /// <summary>
    /// What to bucket by where nobody has a profile yet: the customer or visitor id that the request names, so that the user who is
    /// made from it later keeps the variation. Null draws from the request id.
    /// </summary>
    public string? NamedId { get; init; }

    /// <summary>Where the request says it comes from, or null.</summary>
    public Platform? Platform { get; init; }

    /// <summary><c>DAY_OF_THE_WEEK</c>, or null.</summary>
    public DayOfWeek? Day { get; init; }

    /// <summary><c>TIME_OF_THE_DAY</c>: the hours given, none where the field is absent.</summary>
    public HourSet Hours { get; init; }

    /// <summary>Whether the request says that the visitor is new or returning, or null.</summary>
    public VisitorType? VisitorType { get; init; }

    /// <summary>What the IP address tells; the default where none was given or no database knows it.</summary>
    public GeoFacts Geo { get; init; }

    /// <summary>What the user agent and client hints tell; the default where neither was given.</summary>
    public DeviceFacts Device { get; init; }

    /// <summary>The request's own top-level parameters, under exactly the names given.</summary>
    public AttributeSet Parameters { get; init; } = AttributeSet.Empty;
}
