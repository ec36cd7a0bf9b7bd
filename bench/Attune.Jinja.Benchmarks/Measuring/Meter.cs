using System.Diagnostics;

namespace Attune.Jinja.Benchmarks.Measuring;

/// <summary>Counts how often an action runs in a second.</summary>
internal static class Meter
{
    /// <summary>Runs a second of the action on one thread, over about the given time.</summary>
    public static double MeasureRate(Action action, int milliseconds)
    {
        var batch = 1;
        var done = 0L;
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            for (var i = 0; i < batch; i++)
            {
                action();
            }

            done += batch;
            var elapsed = Stopwatch.GetElapsedTime(start);
            if (elapsed.TotalMilliseconds >= milliseconds)
            {
                return done / elapsed.TotalSeconds;
            }

            // Reading the clock must not weigh on actions of some nanoseconds.
            batch = Math.Clamp((int)(done / Math.Max(elapsed.TotalMilliseconds, 0.01)), 1, 100_000);
        }
    }

    /// <summary>
    /// Runs the action until it has grown no faster for <paramref name="milliseconds"/>, so that the runtime has compiled what will be
    /// measured; at most four times as long.
    /// </summary>
    public static void WarmUp(Action action, int milliseconds)
    {
        const int slice = 50;
        var best = 0.0;
        for (int elapsed = 0, stable = 0; elapsed < 4 * milliseconds && stable < milliseconds; elapsed += slice)
        {
            var rate = MeasureRate(action, slice);
            stable = rate > best * 1.05 ? 0 : stable + slice;
            best = Math.Max(best, rate);
        }
    }

    /// <summary>The summed rate of the action on several threads at once.</summary>
    public static double MeasureRate(Action action, int milliseconds, int threads)
    {
        var rates = new double[threads];
        var workers = Enumerable
            .Range(0, threads)
            .Select(i => new Thread(() => rates[i] = MeasureRate(action, milliseconds)))
            .ToList();
        workers.ForEach(w => w.Start());
        workers.ForEach(w => w.Join());
        return rates.Sum();
    }

    /// <summary>Bytes allocated on this thread by one run of the action, averaged over many.</summary>
    public static double MeasureAllocation(Action action)
    {
        const int runs = 200;
        action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < runs; i++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)runs;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
