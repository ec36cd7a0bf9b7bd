namespace Attune.Core.Analytics.Reading;

/// <summary>How long a row of a report is, in the workspace's zone.</summary>
public enum ReportInterval
{
    /// <summary>The whole time in one row.</summary>
    None,
    Hour,
    Day,

    /// <summary>From Monday.</summary>
    Week,
    Month,
}
