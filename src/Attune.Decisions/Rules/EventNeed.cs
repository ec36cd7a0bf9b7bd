namespace Attune.Decisions.Rules;

/// <summary>How much of an event's history rules read.</summary>
/// <param name="Name">The event.</param>
/// <param name="Days">So many days back from now; null for all that is kept.</param>
/// <param name="Last">Of those only the latest so many; null for all.</param>
/// <param name="Attributes">Whether more than the times is read.</param>
public sealed record EventNeed(string Name, int? Days, int? Last = null, bool Attributes = false)
{
    /// <summary>What both read together.</summary>
    internal EventNeed With(EventNeed other) =>
        this with
        {
            Days = Days is { } days && other.Days is { } others ? Math.Max(days, others) : null,
            Last = Last is { } last && other.Last is { } lasts ? Math.Max(last, lasts) : null,
            Attributes = Attributes || other.Attributes,
        };
}
