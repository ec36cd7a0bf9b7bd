using System.Diagnostics.Metrics;

namespace Attune.Core.Explanations;

/// <summary>What is counted of records, as instruments of the meter <c>Attune.Explanations</c>. Thread-safe.</summary>
public sealed class ExplanationMetrics : IDisposable
{
    private readonly Meter meter = new("Attune.Explanations");
    private readonly Counter<long> written;
    private readonly Counter<long> dropped;
    private long writtenCount;
    private long droppedCount;

    public ExplanationMetrics()
    {
        written = meter.CreateCounter<long>("attune.explanations.written", description: "Decisions recorded.");
        dropped = meter.CreateCounter<long>(
            "attune.explanations.dropped",
            description: "Decisions that were not recorded, because the database was behind or absent."
        );
    }

    /// <summary>Decisions recorded and committed.</summary>
    public long Written => Interlocked.Read(ref writtenCount);

    /// <summary>Decisions that cannot be explained later, because memory for records was full or they could not be written.</summary>
    public long Dropped => Interlocked.Read(ref droppedCount);

    public void Dispose() => meter.Dispose();

    internal void AddWritten(int records)
    {
        Interlocked.Add(ref writtenCount, records);
        written.Add(records);
    }

    internal void AddDropped(int records)
    {
        Interlocked.Add(ref droppedCount, records);
        dropped.Add(records);
    }
}
