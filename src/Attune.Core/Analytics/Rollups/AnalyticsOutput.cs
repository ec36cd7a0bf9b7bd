namespace Attune.Core.Analytics.Rollups;

/// <summary>A workspace's totals: which are served, and what they are counted by.</summary>
/// <param name="Generation">The generation that is served; unique over all workspaces.</param>
/// <param name="TimeZone">The zone of the served generation's days.</param>
/// <param name="Plan">What is counted from now on.</param>
/// <param name="IsReplaying">Whether another generation is asked for.</param>
public sealed record AnalyticsOutput(long Generation, string TimeZone, string Plan, bool IsReplaying);
