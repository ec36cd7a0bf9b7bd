namespace Attune.Decisions.Rules.Filters;

/// <summary><c>time_of_day</c>: any hour of the request's <c>TIME_OF_THE_DAY</c> is one of these, 0 to 23.</summary>
public sealed record HourFilter : Filter
{
    public required IReadOnlyList<int> Hours { get; init; }
}
