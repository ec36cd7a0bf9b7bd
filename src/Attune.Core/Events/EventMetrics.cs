using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Attune.Core.Events;

/// <summary>What is counted of projections, as instruments of the meter <c>Attune.Events</c>. Thread-safe.</summary>
public sealed class EventMetrics : IDisposable
{
    private readonly Meter meter = new("Attune.Events");
    private readonly ConcurrentDictionary<string, double> lags = new(StringComparer.Ordinal);
    private readonly Counter<long> taken;
    private readonly Counter<long> leftOut;

    public EventMetrics()
    {
        taken = meter.CreateCounter<long>(
            "attune.events.changes",
            description: "Committed changes taken in, by projection."
        );
        leftOut = meter.CreateCounter<long>(
            "attune.events.changes_left_out",
            description: "Changes that a projection could not take in."
        );
        meter.CreateObservableGauge(
            "attune.events.lag",
            () => lags.Select(lag => new Measurement<double>(lag.Value, Label(lag.Key))),
            "s",
            "How far a projection is behind what was committed."
        );
    }

    public void Dispose() => meter.Dispose();

    internal void Taken(string projection, int changes, TimeSpan lag)
    {
        lags[projection] = Math.Max(lag.TotalSeconds, 0);
        if (changes > 0)
        {
            taken.Add(changes, Label(projection));
        }
    }

    internal void LeftOut(string projection) => leftOut.Add(1, Label(projection));

    private static KeyValuePair<string, object?> Label(string projection) => new("projection", projection);
}
