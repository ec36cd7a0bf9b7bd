namespace Attune.Core.Analytics.Attribution;

/// <summary>One event of a user that reaches goals.</summary>
/// <param name="TimeMs">When, in milliseconds since 1970.</param>
/// <param name="Signature">Of the goals that it reaches (<see cref="Decisions.Experiences.GoalTest.Signature"/>).</param>
/// <param name="Amount">In parts of the currency's unit.</param>
internal readonly record struct GoalFact(long TimeMs, ulong Signature, long Amount) : IComparable<GoalFact>
{
    public int CompareTo(GoalFact other)
    {
        var order = TimeMs.CompareTo(other.TimeMs);
        order = order != 0 ? order : Signature.CompareTo(other.Signature);
        return order != 0 ? order : Amount.CompareTo(other.Amount);
    }
}
