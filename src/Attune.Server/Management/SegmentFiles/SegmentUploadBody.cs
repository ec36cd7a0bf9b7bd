using Attune.Core.Segments;

namespace Attune.Server.Management.SegmentFiles;

/// <summary>A file of ids on its way into a segment.</summary>
internal sealed record SegmentUploadBody
{
    /// <summary>32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string SegmentId { get; init; }

    public required SegmentOperation Operation { get; init; }

    public required SegmentUploadState State { get; init; }

    /// <summary>0 to 1; 1 when it is over.</summary>
    public required double Progress { get; init; }

    public required string Attribute { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Lines that are not empty.</summary>
    public required long ValuesFound { get; init; }

    /// <summary>Of those, values that can be an identifier.</summary>
    public required long ValuesProcessed { get; init; }

    /// <summary>Of those, values that found a user.</summary>
    public required long Users { get; init; }

    /// <summary>Of those, users who are in as many segments as a user may be.</summary>
    public required long Refused { get; init; }

    public string? Error { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public static SegmentUploadBody From(SegmentUpload upload) =>
        new()
        {
            Id = upload.Id,
            SegmentId = upload.SegmentId,
            Operation = upload.Operation,
            State = upload.State,
            Progress = upload.Progress,
            Attribute = upload.Attribute,
            Bytes = upload.Bytes,
            ValuesFound = upload.ValuesFound,
            ValuesProcessed = upload.ValuesProcessed,
            Users = upload.Users,
            Refused = upload.Refused,
            Error = upload.Error,
            CreatedAt = upload.CreatedAt,
            FinishedAt = upload.FinishedAt,
        };
}
