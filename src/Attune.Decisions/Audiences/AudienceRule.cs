using Attune.Decisions.Rules.Filters;

namespace Attune.Decisions.Audiences;

/// <summary>
/// Who: users who fit the included filters and the in-session conditions and do not fit the excluded filters. Without included
/// filters it is all users.
/// </summary>
public sealed record AudienceRule
{
    public static AudienceRule AllUsers { get; } = new();

    /// <summary>What a user must fit; null or no filters for all users.</summary>
    public FilterGroup? IncludedFilters { get; init; }

    /// <summary>Who is left out even so.</summary>
    public FilterGroup? ExcludedFilters { get; init; }

    /// <summary>What the request must say of now: in-session filters only.</summary>
    public FilterGroup? InSession { get; init; }
}
