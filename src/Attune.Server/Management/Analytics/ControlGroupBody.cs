using Attune.Core.Analytics.Reading;

namespace Attune.Server.Management.Analytics;

/// <summary>What users in a control group did.</summary>
public sealed record ControlGroupBody(
    string AudienceId,
    string AudienceName,
    string Group,
    long Users,
    IReadOnlyList<GoalFiguresBody> Goals
)
{
    internal static ControlGroupBody From(ControlGroupRow row) =>
        new(row.AudienceId, row.AudienceName, row.Group, row.Users, [.. row.Goals.Select(GoalFiguresBody.From)]);
}
