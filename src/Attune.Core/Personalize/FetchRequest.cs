using Attune.Core.Devices;
using Attune.Core.Users;
using Attune.Decisions.Sessions;
using Attune.Decisions.Users;

namespace Attune.Core.Personalize;

/// <summary>
/// What a fetch asks (wire.md 1.2, and the first seed for the older spellings). What the request does not say is null or
/// empty, and is never filled in from a clock. Immutable.
/// </summary>
public sealed record FetchRequest
{
    public required string WorkspaceId { get; init; }

    /// <summary>Names the request; the bucket of a request without any user is drawn from it.</summary>
    public required string RequestId { get; init; }

    /// <summary>The caller's own id for the user, or null.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The id that a browser or device carries, or null.</summary>
    public string? VisitorId { get; init; }

    /// <summary>What else may find the user, under canonical attribute keys, in the order of the request.</summary>
    public IReadOnlyList<Identifier> UserIdentifiers { get; init; } = [];

    /// <summary>The experiences asked for, in order, each once; empty for all.</summary>
    public IReadOnlyList<string> ExperienceKeys { get; init; } = [];

    public Platform? Platform { get; init; }

    public DayOfWeek? Day { get; init; }

    public HourSet Hours { get; init; }

    public VisitorType? VisitorType { get; init; }

    /// <summary>As it was sent; it need not be an address.</summary>
    public string? IpAddress { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>What the browser tells of itself beside the user agent, where the caller passes it on.</summary>
    public ClientHints Hints { get; init; }

    /// <summary>Every other member of the request, under exactly the name given.</summary>
    public AttributeSet Parameters { get; init; } = AttributeSet.Empty;
}
