namespace Attune.Core.Analytics.Reading;

/// <summary>What users in a control group did, who are served nothing.</summary>
public sealed record ControlGroupRow
{
    public required string AudienceId { get; init; }

    public required string AudienceName { get; init; }

    /// <summary><c>control_group</c> or <c>global_control_group</c>.</summary>
    public required string Group { get; init; }

    /// <summary>Users who came into the group in this time.</summary>
    public required long Users { get; init; }

    /// <summary>Goal events of its users since they came into it; unique by user and day. There is no rate: nothing is shown.</summary>
    public required IReadOnlyList<GoalFigures> Goals { get; init; }
}
