namespace Attune.Core.Explanations;

/// <summary>How decisions are recorded, so that they can be explained later (docs/explanations.md).</summary>
public sealed record ExplanationSettings
{
    /// <summary>The part of all fetches that is recorded, 0 to 1; 0 records nothing.</summary>
    public double Sample { get; init; } = 1;

    /// <summary>How long a record is kept.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Bytes that all records together may take in the database; the oldest make room.</summary>
    public long StoredBytes { get; init; } = 1L << 30;

    /// <summary>Bytes that records waiting to be written may take in memory; further ones are dropped, and counted.</summary>
    public long PendingBytes { get; init; } = 32L << 20;

    /// <summary>How long a record waits for others to be written with.</summary>
    public TimeSpan WriteAfter { get; init; } = TimeSpan.FromSeconds(1);
}
