namespace Attune.Decisions.Rules.Filters;

/// <summary>Filters joined by and / or; may stand inside another group.</summary>
public sealed record FilterGroup : Filter
{
    public required FilterOperator FilterOperator { get; init; }

    public required IReadOnlyList<Filter> Filters { get; init; }
}
