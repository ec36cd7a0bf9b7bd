namespace Attune.Core.Segments;

/// <summary>The limits of segments made from files (docs/limits.md; wire.md 5.8).</summary>
public static class SegmentLimits
{
    /// <summary>Bytes of one file.</summary>
    public const long FileBytes = 150L * 1024 * 1024;

    /// <summary>Segments of a workspace that are not archived.</summary>
    public const int ActiveSegments = 1_000;

    /// <summary>Days that a segment from a file lasts.</summary>
    public const int ExpiryDays = 3_650;

    /// <summary>Bytes of one line.</summary>
    public const int LineBytes = 4_096;

    /// <summary>How long an upload that is over stays in the list.</summary>
    public static readonly TimeSpan UploadsKept = TimeSpan.FromDays(30);
}
