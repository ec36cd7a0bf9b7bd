namespace Attune.Server.Management.SegmentFiles;

/// <summary>A new segment made from files.</summary>
internal sealed record FileSegmentInput
{
    /// <summary>1 to 256 characters, unique in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>1 to 3,650 days; null for never.</summary>
    public int? ExpiresAfterDays { get; init; }
}
