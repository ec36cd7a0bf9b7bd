using System.Diagnostics.Metrics;

namespace Attune.Core.Analytics;

/// <summary>What is counted of counting, as instruments of the meter <c>Attune.Analytics</c>. Thread-safe.</summary>
public sealed class AnalyticsMetrics : IDisposable
{
    private readonly Meter meter = new("Attune.Analytics");
    private readonly Counter<long> leftOut;

    public AnalyticsMetrics() =>
        leftOut = meter.CreateCounter<long>(
            "attune.analytics.facts_left_out",
            description: "Events that did not count since their user has too many."
        );

    public void Dispose() => meter.Dispose();

    internal void LeftOut() => leftOut.Add(1);
}
