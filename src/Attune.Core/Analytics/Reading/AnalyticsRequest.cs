using Attune.Decisions.Users;
using NodaTime;

namespace Attune.Core.Analytics.Reading;

/// <summary>What a report is to tell. Days are those of the workspace's zone.</summary>
public sealed record AnalyticsRequest
{
    /// <summary>Days of one report at most.</summary>
    public const int MaxDays = 1_100;

    /// <summary>Days of a report by hours at most.</summary>
    public const int MaxDaysByHour = 31;

    /// <summary>Days of a report that names none.</summary>
    public const int DefaultDays = 30;

    public required string ExperienceId { get; init; }

    /// <summary>The first day; null for <see cref="DefaultDays"/> days up to the last.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day; null for today.</summary>
    public LocalDate? To { get; init; }

    public ReportInterval Interval { get; init; }

    public AttributionModel Attribution { get; init; }

    public bool ByAudience { get; init; }

    public bool ByVariation { get; init; }

    public bool ByPlatform { get; init; }

    public bool ByElement { get; init; }

    /// <summary>Only this audience, or null for all.</summary>
    public string? AudienceId { get; init; }

    /// <summary>Only this variation, or null for all.</summary>
    public string? VariationId { get; init; }

    /// <summary>Only this platform, or null for all.</summary>
    public Platform? Platform { get; init; }
}
