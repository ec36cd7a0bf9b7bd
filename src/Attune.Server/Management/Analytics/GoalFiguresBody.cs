using Attune.Core.Analytics.Reading;

namespace Attune.Server.Management.Analytics;

/// <summary>What was reached of one goal; rates are in hundredths, and what has no value is left out.</summary>
public sealed record GoalFiguresBody(
    string GoalId,
    string Name,
    long Conversions,
    long UniqueConversions,
    double? Cvr,
    decimal? Revenue,
    decimal? Aov,
    decimal? Arpu,
    string? Currency
)
{
    internal static GoalFiguresBody From(GoalFigures goal) =>
        new(
            goal.GoalId,
            goal.Name,
            goal.Conversions,
            goal.UniqueConversions,
            goal.Cvr,
            goal.Revenue,
            goal.Aov,
            goal.Arpu,
            goal.Currency
        );
}
