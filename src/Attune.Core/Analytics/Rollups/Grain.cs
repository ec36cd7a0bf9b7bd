namespace Attune.Core.Analytics.Rollups;

/// <summary>How long a bucket of totals is.</summary>
public enum Grain : byte
{
    /// <summary>15 minutes of UTC, numbered since 1970: every zone's hours are made of them.</summary>
    Quarter = 0,

    /// <summary>A day of the workspace's zone, numbered since 1970.</summary>
    Day = 1,
}
