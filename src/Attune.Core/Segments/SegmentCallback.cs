using System.Text.Json.Serialization;

namespace Attune.Core.Segments;

/// <summary>What a callback says when a file is done or given up (wire.md 5.8, schema <c>CallbackV2</c>).</summary>
internal sealed record SegmentCallback
{
    private const int Created = 201;
    private const int BadRequest = 400;
    private const int ServerError = 500;

    [JsonPropertyName("db_name")]
    public required string DatabaseName { get; init; }

    [JsonPropertyName("segment_name")]
    public required string SegmentName { get; init; }

    [JsonPropertyName("request_id")]
    public required string RequestId { get; init; }

    [JsonPropertyName("values_found")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ValuesFound { get; init; }

    [JsonPropertyName("values_processed")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? ValuesProcessed { get; init; }

    [JsonPropertyName("user_count")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? UserCount { get; init; }

    [JsonPropertyName("status")]
    public required int Status { get; init; }

    [JsonPropertyName("error_message")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ErrorMessage { get; init; }

    public static SegmentCallback Of(SegmentUpload upload)
    {
        var failed = upload.State == SegmentUploadState.Failed;
        return new()
        {
            DatabaseName = upload.WorkspaceId,
            SegmentName = upload.SegmentName,
            RequestId = upload.Id,
            ValuesFound = failed ? null : upload.ValuesFound,
            ValuesProcessed = failed ? null : upload.ValuesProcessed,
            UserCount = failed ? null : upload.Users,
            Status =
                !failed ? Created
                : upload.Error!.StartsWith("Internal", StringComparison.Ordinal) ? ServerError
                : BadRequest,
            ErrorMessage = upload.Error,
        };
    }
}
