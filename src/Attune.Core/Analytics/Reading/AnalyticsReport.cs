using NodaTime;

namespace Attune.Core.Analytics.Reading;

/// <summary>What an experience has done in a time.</summary>
public sealed record AnalyticsReport
{
    public required string ExperienceId { get; init; }

    public required LocalDate From { get; init; }

    public required LocalDate To { get; init; }

    /// <summary>The zone of all days and hours in it.</summary>
    public required string TimeZone { get; init; }

    public required ReportInterval Interval { get; init; }

    public required AttributionModel Attribution { get; init; }

    /// <summary>Everything that was acknowledged up to here is in it; null while the totals are catching up.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The totals are being made anew after a change of the time zone or of a goal; these are the old ones.</summary>
    public required bool IsBeingRemade { get; init; }

    /// <summary>By time, then by group. Times and groups in which nothing happened are left out.</summary>
    public required IReadOnlyList<ReportRow> Rows { get; init; }

    public required IReadOnlyList<ControlGroupRow> ControlGroups { get; init; }

    /// <summary>Goal events of users who had neither an impression nor a click that they could be credited to.</summary>
    public required IReadOnlyList<GoalFigures> Unattributed { get; init; }
}
