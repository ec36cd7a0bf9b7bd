using System.IO.Compression;
using Attune.Core.Segments;
using Attune.Core.Workspaces;
using Attune.Decisions.Audiences;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.Management.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Attune.Server.Management.SegmentFiles;

/// <summary><c>/api/v1/file-segments</c>: segments made from files of ids that are sent here (docs/segments.md).</summary>
internal static class FileSegmentEndpoints
{
    private const int UploadsShown = 10;

    public static void Map(IEndpointRouteBuilder group)
    {
        var segments = group.MapGroup("/file-segments").WithTags("Segments");
        segments
            .MapPost("/", CreateAsync)
            .WithName("CreateFileSegment")
            .WithSummary("Create a segment that files of ids are sent to")
            .Takes<FileSegmentInput>()
            .Produces<FileSegmentBody>(StatusCodes.Status201Created)
            .ProducesRefusals(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        segments
            .MapGet("/{id}", ReadAsync)
            .WithName("ReadFileSegment")
            .WithSummary("Read a segment made from files, with its members' number and its latest files")
            .Produces<FileSegmentBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        segments
            .MapPut("/{id}/members", UploadAsync)
            .WithName("SendSegmentFile")
            .WithSummary("Send a file of ids, one a line")
            .WithDescription("The body is the file as text/csv, of any size up to 150 MB; gzip with Content-Encoding.")
            .WithQuery(
                ("operation", "add, remove or replace; add unless given."),
                ("attribute", "What the ids are: ID, u_em, u_mb or another identifier; ID unless given.")
            )
            .Produces<SegmentUploadBody>(StatusCodes.Status202Accepted)
            .ProducesRefusals(
                StatusCodes.Status404NotFound,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status422UnprocessableEntity
            );
        segments
            .MapGet("/{id}/uploads/{upload}", ReadUploadAsync)
            .WithName("ReadSegmentUpload")
            .WithSummary("Read how far a file has come")
            .Produces<SegmentUploadBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        segments
            .MapDelete("/{id}", DeleteAsync)
            .WithName("DeleteFileSegment")
            .WithSummary("Delete a segment that nothing uses, once everybody has gone out of it")
            .Produces<SegmentUploadBody>(StatusCodes.Status202Accepted)
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, FileSegments segments, IKeyRing ring)
    {
        var body = await context.ReadBodyAsync<FileSegmentInput>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        var outcome = await segments.CreateAsync(
            context.Caller().WorkspaceId,
            input.Name,
            input.ExpiresAfterDays,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone
            ? new Answer<FileSegmentBody>(FileSegmentBody.From(outcome.Value, 0, []))
            {
                Status = StatusCodes.Status201Created,
                Location = $"/api/v1/file-segments/{outcome.Value.Id}",
            }
            : Refusal.From(outcome);
    }

    private static async Task<IResult> ReadAsync(
        HttpContext context,
        string id,
        FileSegments segments,
        ISegmentStore store
    )
    {
        var workspaceId = context.Caller().WorkspaceId;
        if (
            await segments.FindAsync(workspaceId, id, null, context.RequestAborted)
            is not { Kind: SegmentKind.File } segment
        )
        {
            return Refusal.NotFound();
        }
        var members = await store.CountAsync(workspaceId, id, context.RequestAborted);
        var uploads = await store.ListUploadsAsync(workspaceId, id, UploadsShown, context.RequestAborted);
        return new Answer<FileSegmentBody>(FileSegmentBody.From(segment, members, uploads));
    }

    private static async Task<IResult> UploadAsync(HttpContext context, string id, FileSegments segments)
    {
        var query = new QueryReader(context);
        var operation = query.OneOf("operation", "add", "remove", "replace") switch
        {
            "remove" => SegmentOperation.Remove,
            "replace" => SegmentOperation.Replace,
            _ => SegmentOperation.Add,
        };
        var request = new FileSegmentRequest { Operation = operation, Attribute = query.Text("attribute") ?? "ID" };
        var workspaceId = context.Caller().WorkspaceId;
        foreach (var problem in segments.Check(workspaceId, request))
        {
            query.Refuse("attribute", problem.Message);
        }
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        if (
            await segments.FindAsync(workspaceId, id, null, context.RequestAborted)
            is not { Kind: SegmentKind.File } segment
        )
        {
            return Refusal.NotFound();
        }
        if (!BodyCompression.TryFind(context.Request.Headers, out var compressed, out var unknown))
        {
            await ManagementErrors.Instance.UnsupportedMediaTypeAsync(context, unknown);
            return Answered.Instance;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = SegmentLimits.FileBytes + 1;
        }
        await using var unpacked = compressed
            ? new GZipStream(context.Request.Body, CompressionMode.Decompress, leaveOpen: true)
            : null;
        try
        {
            var upload = await segments.UploadAsync(
                workspaceId,
                segment,
                request,
                unpacked ?? context.Request.Body,
                context.RequestAborted
            );
            return new Answer<SegmentUploadBody>(SegmentUploadBody.From(upload))
            {
                Status = StatusCodes.Status202Accepted,
                Location = $"/api/v1/file-segments/{id}/uploads/{upload.Id}",
            };
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await ManagementErrors.Instance.TooLargeAsync(context, SegmentLimits.FileBytes);
            return Answered.Instance;
        }
        catch (Exception error) when (error is SegmentFileException or InvalidDataException)
        {
            return Refusal.Invalid([new("", error.Message)]);
        }
    }

    private static async Task<IResult> ReadUploadAsync(
        HttpContext context,
        string id,
        string upload,
        ISegmentStore store
    ) =>
        await store.FindUploadAsync(context.Caller().WorkspaceId, upload, context.RequestAborted) is { } found
        && found.SegmentId == id
            ? new Answer<SegmentUploadBody>(SegmentUploadBody.From(found))
            : Refusal.NotFound();

    private static async Task<IResult> DeleteAsync(HttpContext context, string id, FileSegments segments, IKeyRing ring)
    {
        var outcome = await segments.DeleteAsync(
            context.Caller().WorkspaceId,
            id,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone
            ? new Answer<SegmentUploadBody>(SegmentUploadBody.From(outcome.Value))
            {
                Status = StatusCodes.Status202Accepted,
            }
            : Refusal.From(outcome);
    }
}
