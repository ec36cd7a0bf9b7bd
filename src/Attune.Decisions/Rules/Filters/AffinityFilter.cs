namespace Attune.Decisions.Rules.Filters;

/// <summary><c>user_affinity</c>: what the user does predominantly, for a minimum of the time, or more or less often than others.</summary>
public sealed record AffinityFilter : Filter
{
    public required string ActionName { get; init; }

    public required AffinityKind Affinity { get; init; }

    /// <summary>0.01 to 100; for all kinds but <see cref="AffinityKind.Predominantly"/>.</summary>
    public decimal? Percentage { get; init; }

    /// <summary>
    /// The values in question, for <see cref="AffinityKind.Predominantly"/> and <see cref="AffinityKind.MinimumOf"/>. Several are
    /// one combined value.
    /// </summary>
    public IReadOnlyList<AttributeFilter>? AffinityAttributes { get; init; }

    /// <summary>Only events that fit these are looked at at all.</summary>
    public FilterGroup? Attributes { get; init; }

    public TimeRange? PrimaryTimeRange { get; init; }
}
