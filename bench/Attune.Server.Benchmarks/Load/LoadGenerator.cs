using System.Diagnostics;

namespace Attune.Server.Benchmarks.Load;

/// <summary>Sends prepared requests over a few connections, as fast as they are answered or at a fixed rate.</summary>
internal sealed class LoadGenerator(Uri address, byte[][] requests, int connections)
{
    /// <summary>Closed loop: each connection sends when it has its answer.</summary>
    /// <returns>Answers a second.</returns>
    public async Task<double> MeasureMaximumAsync(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(offset =>
                    Task.Run(async () =>
                    {
                        using var connection = await Connection.OpenAsync(address);
                        var count = 0;
                        while (Stopwatch.GetElapsedTime(start) < time)
                        {
                            await connection.SendAsync(requests[(offset * 7919 + count++) % requests.Length]);
                        }

                        return count;
                    })
                )
        );
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Sends each request once, as fast as they are answered.</summary>
    /// <returns>Seconds until the last answer.</returns>
    public async Task<double> SendAllAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var next = -1;
        await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var connection = await Connection.OpenAsync(address);
                        int index;
                        while ((index = Interlocked.Increment(ref next)) < requests.Length)
                        {
                            await connection.SendAsync(requests[index]);
                        }
                    })
                )
        );
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>
    /// Open loop: requests are due at fixed times, whether the server keeps up or not, and the wait of a late one
    /// counts.
    /// </summary>
    /// <returns>The latencies from the due time to the answer, in milliseconds, sorted.</returns>
    public async Task<double[]> MeasureLatencyAsync(double rate, TimeSpan time)
    {
        var total = (int)(rate * time.TotalSeconds);
        var latencies = new double[total];
        var interval = Stopwatch.Frequency / rate;
        var start = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 20;
        var next = -1;
        await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var connection = await Connection.OpenAsync(address);
                        int index;
                        while ((index = Interlocked.Increment(ref next)) < total)
                        {
                            var due = start + (long)(index * interval);
                            await WaitUntilAsync(due);
                            await connection.SendAsync(requests[index % requests.Length]);
                            latencies[index] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
                        }
                    })
                )
        );
        Array.Sort(latencies);
        return latencies;
    }

    private static async ValueTask WaitUntilAsync(long due)
    {
        while (true)
        {
            var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
            if (wait <= TimeSpan.Zero)
            {
                return;
            }

            // A timer is a millisecond coarse: the rest is spent yielding.
            if (wait > TimeSpan.FromMilliseconds(2))
            {
                await Task.Delay(wait - TimeSpan.FromMilliseconds(1.5));
            }
            else
            {
                await Task.Yield();
            }
        }
    }
}
