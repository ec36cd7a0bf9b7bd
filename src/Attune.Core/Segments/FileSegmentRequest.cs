namespace Attune.Core.Segments;

/// <summary>A file of ids for a segment: what it does, what its values are, where it is.</summary>
public sealed record FileSegmentRequest
{
    public required SegmentOperation Operation { get; init; }

    /// <summary>The attribute, in any spelling; it must be one of the workspace's identifiers.</summary>
    public required string Attribute { get; init; }

    /// <summary>Where the file is fetched from; null where it is sent.</summary>
    public string? FileUrl { get; init; }

    public string? CallbackUrl { get; init; }
}
