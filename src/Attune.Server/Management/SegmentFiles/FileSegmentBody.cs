using Attune.Core.Segments;
using Attune.Decisions.Audiences;

namespace Attune.Server.Management.SegmentFiles;

/// <summary>A segment made from files, with how many are in it and how its latest files are doing.</summary>
internal sealed record FileSegmentBody
{
    /// <summary>24 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required bool Archived { get; init; }

    /// <summary>From when on it holds nobody; null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public required long Members { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<SegmentUploadBody> Uploads { get; init; }

    public static FileSegmentBody From(CustomSegment segment, long members, IReadOnlyList<SegmentUpload> uploads) =>
        new()
        {
            Id = segment.Id,
            Name = segment.Name,
            Archived = segment.Archived,
            ExpiresAt = segment.ExpiresAt,
            Members = members,
            Uploads = [.. uploads.Select(SegmentUploadBody.From)],
        };
}
