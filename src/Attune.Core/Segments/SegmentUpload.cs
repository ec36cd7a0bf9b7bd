namespace Attune.Core.Segments;

/// <summary>One file of ids for a segment, and how far it has come. Immutable.</summary>
public sealed record SegmentUpload
{
    /// <summary>Grows within a workspace: the order in which files are worked on.</summary>
    public long Number { get; init; }

    /// <summary>32 hexadecimal digits; the callback's <c>request_id</c>.</summary>
    public required string Id { get; init; }

    public required string WorkspaceId { get; init; }

    public required string SegmentId { get; init; }

    public required string SegmentName { get; init; }

    public required SegmentOperation Operation { get; init; }

    /// <summary>What the values in the file are: an identifier's canonical kind.</summary>
    public required string Attribute { get; init; }

    /// <summary>Where the file is fetched from; null for one that was sent.</summary>
    public string? FileUrl { get; init; }

    /// <summary>Who is told when it is over, or null.</summary>
    public string? CallbackUrl { get; init; }

    public SegmentUploadState State { get; init; }

    /// <summary>Bytes of the file, as far as known.</summary>
    public long Bytes { get; init; }

    /// <summary>Pieces that the file is kept in until it is done.</summary>
    public int Pieces { get; init; }

    /// <summary>Pieces that are worked off.</summary>
    public int PiecesDone { get; init; }

    /// <summary>Lines that are not empty.</summary>
    public long ValuesFound { get; init; }

    /// <summary>Of those, values that can be an identifier at all.</summary>
    public long ValuesProcessed { get; init; }

    /// <summary>Of those, values that found a user, who is now in, or out.</summary>
    public long Users { get; init; }

    /// <summary>Of those, users who are in as many segments as a user may be.</summary>
    public long Refused { get; init; }

    /// <summary>Why it failed, or null.</summary>
    public string? Error { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>0 to 1; 1 when it is over.</summary>
    public double Progress =>
        State is SegmentUploadState.Done or SegmentUploadState.Failed ? 1
        : Pieces == 0 ? 0
        : Math.Min(0.99, PiecesDone / (double)Pieces);
}
