namespace Attune.Decisions.Rules;

/// <summary>
/// How often all users did something, computed from time to time outside (a decision sees one user only): what "most" and "least
/// number of times" compare with. Immutable.
/// </summary>
public sealed record AffinityRanking
{
    /// <summary>Says which filter it belongs to; see <see cref="RuleNeeds.Rankings"/>.</summary>
    public required string Key { get; init; }

    /// <summary>When it was computed, in milliseconds since 1970.</summary>
    public required long ComputedAtMs { get; init; }

    /// <summary>How many users did it how often, by rising number of times; users who never did it are not in it.</summary>
    public required IReadOnlyList<AffinityRankingStep> Steps { get; init; }

    /// <summary>
    /// The least number of times that is among the top percent of users, or null where nobody did it. Users with one number of times
    /// are in together, so that the share may be larger than asked for, and at least one user is in.
    /// </summary>
    public int? TopThreshold(decimal percentage)
    {
        var places = Places(percentage);
        for (var at = Steps.Count - 1; at >= 0; at--)
        {
            places -= Steps[at].Users;
            if (places <= 0)
            {
                return Steps[at].Times;
            }
        }

        return null;
    }

    /// <summary>The largest number of times that is among the bottom percent of users, in the same way.</summary>
    public int? BottomThreshold(decimal percentage)
    {
        var places = Places(percentage);
        foreach (var step in Steps)
        {
            places -= step.Users;
            if (places <= 0)
            {
                return step.Times;
            }
        }

        return null;
    }

    private decimal Places(decimal percentage) =>
        Math.Max(1, Math.Floor(Steps.Sum(step => step.Users) * percentage / 100));
}
