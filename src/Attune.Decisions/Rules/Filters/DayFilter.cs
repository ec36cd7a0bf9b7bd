namespace Attune.Decisions.Rules.Filters;

/// <summary><c>day_of_week</c>: the request's <c>DAY_OF_THE_WEEK</c> is one of these.</summary>
public sealed record DayFilter : Filter
{
    public required IReadOnlyList<DayOfWeek> Days { get; init; }
}
