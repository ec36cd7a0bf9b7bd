using Attune.Core.Analytics.Rollups;

namespace Attune.Storage.Analytics;

/// <summary>A row of sums over users, with squares in two parts that add up by themselves.</summary>
internal sealed record OutcomeRow
{
    private const int LowBits = 36;
    private const long LowMask = (1L << LowBits) - 1;

    public string Experience { get; init; } = "";

    public string Goal { get; init; } = "";

    public long Metric { get; init; }

    public long Basis { get; init; }

    public string Audience { get; init; } = "";

    public string Arm { get; init; } = "";

    public long Bin { get; init; }

    public long Users { get; init; }

    public long Y { get; init; }

    public long X { get; init; }

    public long YyHigh { get; init; }

    public long YyLow { get; init; }

    public long XxHigh { get; init; }

    public long XxLow { get; init; }

    public long XyHigh { get; init; }

    public long XyLow { get; init; }

    public static long High(Int128 value) => (long)(value >> LowBits);

    public static long Low(Int128 value) => (long)(value & LowMask);

    public KeyValuePair<OutcomeKey, OutcomeSums> ToSums() =>
        new(
            new OutcomeKey(Experience, Goal, (OutcomeMetric)Metric, (OutcomeBasis)Basis, Audience, Arm, (int)Bin),
            new OutcomeSums(Users, Y, X, Whole(YyHigh, YyLow), Whole(XxHigh, XxLow), Whole(XyHigh, XyLow))
        );

    private static Int128 Whole(long high, long low) => ((Int128)high << LowBits) + low;
}
