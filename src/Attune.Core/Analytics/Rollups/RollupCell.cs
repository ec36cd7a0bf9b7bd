namespace Attune.Core.Analytics.Rollups;

/// <summary>One bucket of one series.</summary>
public readonly record struct RollupCell(SeriesKey Series, Grain Grain, long Bucket);
