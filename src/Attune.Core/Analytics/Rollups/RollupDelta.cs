using System.Runtime.InteropServices;
using Attune.Core.Analytics.Attribution;

namespace Attune.Core.Analytics.Rollups;

/// <summary>What is to be added to totals; parts of it may be negative. Not thread-safe.</summary>
internal sealed class RollupDelta
{
    private const long QuarterMs = 15 * 60 * 1000;

    public Dictionary<RollupCell, RollupValue> Cells { get; } = [];

    public Dictionary<OutcomeKey, OutcomeSums> Outcomes { get; } = [];

    public void Add(in SeriesKey series, long timeMs, AnalyticsPlan plan, RollupValue value)
    {
        Add(new RollupCell(series, Grain.Quarter, QuarterOf(timeMs)), value);
        Add(new RollupCell(series, Grain.Day, plan.DayOf(timeMs)), value);
    }

    public void Add(in OutcomeKey key, OutcomeSums sums)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(Outcomes, key, out _);
        known += sums;
    }

    public static long QuarterOf(long timeMs) => (long)Math.Floor(timeMs / (double)QuarterMs);

    private void Add(in RollupCell cell, RollupValue value)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(Cells, cell, out _);
        known += value;
    }
}
