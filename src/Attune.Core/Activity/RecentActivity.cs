using System.Diagnostics.Metrics;

namespace Attune.Core.Activity;

/// <summary>
/// How much this server has done in the last minutes, read from its own instruments as they are counted. Thread-safe; a count
/// takes no lock and allocates nothing.
/// </summary>
public sealed class RecentActivity : IDisposable
{
    /// <summary>Minutes that are remembered.</summary>
    public const int Minutes = 30;

    private readonly MeterListener listener = new();
    private readonly TimeProvider time;
    private readonly Series[] series = [new("attune.personalize.fetches"), new("attune.users.events")];

    public RecentActivity(TimeProvider time)
    {
        this.time = time;
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (series.FirstOrDefault(known => known.Instrument == instrument.Name) is { } found)
            {
                listening.EnableMeasurementEvents(instrument, found);
            }
        };
        listener.SetMeasurementEventCallback<long>(
            (_, measurement, _, state) => ((Series)state!).Add(Minute(), measurement)
        );
        listener.Start();
    }

    /// <summary>Fetches in each of the last minutes, the current one last.</summary>
    public IReadOnlyList<long> Fetches => series[0].Read(Minute());

    /// <summary>Events taken in, in each of the last minutes, the current one last.</summary>
    public IReadOnlyList<long> Events => series[1].Read(Minute());

    public void Dispose() => listener.Dispose();

    private long Minute() => time.GetUtcNow().ToUnixTimeSeconds() / 60;

    private sealed class Series(string instrument)
    {
        private readonly long[] minutes = new long[Minutes];
        private readonly long[] counts = new long[Minutes];

        public string Instrument => instrument;

        public void Add(long minute, long count)
        {
            var at = (int)(minute % Minutes);
            // The first of a minute clears what the slot held half an hour ago.
            var known = Interlocked.Read(ref minutes[at]);
            if (known != minute && Interlocked.CompareExchange(ref minutes[at], minute, known) == known)
            {
                Interlocked.Exchange(ref counts[at], 0);
            }
            Interlocked.Add(ref counts[at], count);
        }

        public IReadOnlyList<long> Read(long now) =>
            [
                .. Enumerable
                    .Range(0, Minutes)
                    .Select(back => now - Minutes + 1 + back)
                    .Select(minute =>
                        Interlocked.Read(ref minutes[minute % Minutes]) == minute
                            ? Interlocked.Read(ref counts[minute % Minutes])
                            : 0
                    ),
            ];
    }
}
