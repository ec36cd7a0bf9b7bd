using Attune.Core.Segments;

namespace Attune.Storage.Segments;

/// <summary>An upload as its row.</summary>
internal sealed class UploadRow
{
    public const string Select = """
        SELECT workspace_id AS WorkspaceId, number AS Number, id AS Id, segment_id AS SegmentId,
            segment_name AS SegmentName, operation AS Operation, attribute AS Attribute, file_url AS FileUrl,
            callback_url AS CallbackUrl, state AS State, bytes AS Bytes, pieces AS Pieces, pieces_done AS PiecesDone,
            values_found AS ValuesFound, values_processed AS ValuesProcessed, users AS Users, refused AS Refused,
            error AS Error, created_at AS CreatedAt, finished_at AS FinishedAt
        FROM segment_uploads
        """;

    public const string Insert = """
        INSERT INTO segment_uploads (workspace_id, number, id, segment_id, segment_name, operation, attribute, file_url,
            callback_url, state, bytes, pieces, pieces_done, values_found, values_processed, users, refused, error,
            created_at, finished_at)
        VALUES (@WorkspaceId, @Number, @Id, @SegmentId, @SegmentName, @Operation, @Attribute, @FileUrl,
            @CallbackUrl, @State, @Bytes, @Pieces, @PiecesDone, @ValuesFound, @ValuesProcessed, @Users, @Refused, @Error,
            @CreatedAt, @FinishedAt)
        """;

    public const string Update = """
        UPDATE segment_uploads SET state = @State, bytes = @Bytes, pieces = @Pieces, pieces_done = @PiecesDone,
            values_found = @ValuesFound, values_processed = @ValuesProcessed, users = @Users, refused = @Refused,
            error = @Error, finished_at = @FinishedAt
        WHERE workspace_id = @WorkspaceId AND number = @Number
        """;

    public string WorkspaceId { get; init; } = "";

    public long Number { get; init; }

    public string Id { get; init; } = "";

    public string SegmentId { get; init; } = "";

    public string SegmentName { get; init; } = "";

    public string Operation { get; init; } = "";

    public string Attribute { get; init; } = "";

    public string? FileUrl { get; init; }

    public string? CallbackUrl { get; init; }

    public string State { get; init; } = "";

    public long Bytes { get; init; }

    public long Pieces { get; init; }

    public long PiecesDone { get; init; }

    public long ValuesFound { get; init; }

    public long ValuesProcessed { get; init; }

    public long Users { get; init; }

    public long Refused { get; init; }

    public string? Error { get; init; }

    public long CreatedAt { get; init; }

    public long? FinishedAt { get; init; }

    public static UploadRow Of(SegmentUpload upload) =>
        new()
        {
            WorkspaceId = upload.WorkspaceId,
            Number = upload.Number,
            Id = upload.Id,
            SegmentId = upload.SegmentId,
            SegmentName = upload.SegmentName,
            Operation = upload.Operation.ToString(),
            Attribute = upload.Attribute,
            FileUrl = upload.FileUrl,
            CallbackUrl = upload.CallbackUrl,
            State = upload.State.ToString(),
            Bytes = upload.Bytes,
            Pieces = upload.Pieces,
            PiecesDone = upload.PiecesDone,
            ValuesFound = upload.ValuesFound,
            ValuesProcessed = upload.ValuesProcessed,
            Users = upload.Users,
            Refused = upload.Refused,
            Error = upload.Error,
            CreatedAt = upload.CreatedAt.ToUnixTimeMilliseconds(),
            FinishedAt = upload.FinishedAt?.ToUnixTimeMilliseconds(),
        };

    public SegmentUpload ToUpload() =>
        new()
        {
            WorkspaceId = WorkspaceId,
            Number = Number,
            Id = Id,
            SegmentId = SegmentId,
            SegmentName = SegmentName,
            Operation = Enum.Parse<SegmentOperation>(Operation),
            Attribute = Attribute,
            FileUrl = FileUrl,
            CallbackUrl = CallbackUrl,
            State = Enum.Parse<SegmentUploadState>(State),
            Bytes = Bytes,
            Pieces = (int)Pieces,
            PiecesDone = (int)PiecesDone,
            ValuesFound = ValuesFound,
            ValuesProcessed = ValuesProcessed,
            Users = Users,
            Refused = Refused,
            Error = Error,
            CreatedAt = DateTimeOffset.FromUnixTimeMilliseconds(CreatedAt),
            FinishedAt = FinishedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        };
}
