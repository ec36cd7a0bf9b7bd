using Attune.Decisions;

namespace Attune.Core.Users;

/// <summary>Who asks for which experiences. Plain values, so that it may be sent to the process where the user lives.</summary>
public sealed record DecideRequest
{
    public required string WorkspaceId { get; init; }

    /// <summary>The customer id that the request names, whether or not anybody has it; null for none.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The visitor id that the request names; null for none.</summary>
    public string? VisitorId { get; init; }

    /// <summary>Email, mobile and custom identifiers, by attribute; tried in the order of the workspace's setting.</summary>
    public IReadOnlyList<Identifier> UserIdentifiers { get; init; } = [];

    public required Session Session { get; init; }

    /// <summary>The experiences asked for; null or none for all.</summary>
    public IReadOnlyList<string>? ExperienceKeys { get; init; }

    /// <summary>Tells why, for each key.</summary>
    public bool Explain { get; init; }

    /// <summary>Keeps what the rules on events find, so that the decision can be recorded.</summary>
    public bool Record { get; init; }

    /// <summary>Decides only: nobody is linked and no profile is made. For trying out.</summary>
    public bool WithoutEffects { get; init; }
}
