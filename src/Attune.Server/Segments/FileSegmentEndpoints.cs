using Attune.Core.Segments;
using Attune.Core.Workspaces;
using Attune.Decisions.Audiences;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.Management.Http;

namespace Attune.Server.Segments;

/// <summary>File segments, and archiving of either kind (wire.md 5.8, version 2).</summary>
internal static class FileSegmentEndpoints
{
    public const string Rate = "file-segments";

    // The documentation has callers label the JSON by the type of the file that it names.
    private static readonly string[] FileTypes =
    [
        "text/csv",
        "application/csv",
        "application/vnd.ms-excel",
        "text/plain",
        "application/octet-stream",
        "binary/octet-stream",
    ];

    private static readonly BodyLimits Limits = new(256 * 1024);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints
            .MapGroup("/v2/custom-segments")
            .WithFamily(FileSegmentErrors.Instance)
            .RequireScope(KeyScopes.Content, AppKeyHeader.Optional)
            .CountRequests(Rate);
        group.MapPost("/file-segment", CreateAsync);
        group.MapPut(
            "/file-segment/add-users",
            (HttpContext context, FileSegments segments) => ChangeAsync(context, segments, SegmentOperation.Add)
        );
        group.MapPut(
            "/file-segment/remove-users",
            (HttpContext context, FileSegments segments) => ChangeAsync(context, segments, SegmentOperation.Remove)
        );
        group.MapPut(
            "/file-segment/replace",
            (HttpContext context, FileSegments segments) => ChangeAsync(context, segments, SegmentOperation.Replace)
        );
        group.MapPatch(
            "/archive",
            (HttpContext context, FileSegments segments, IKeyRing ring) => ArchiveAsync(context, segments, ring, true)
        );
        group.MapPatch(
            "/unarchive",
            (HttpContext context, FileSegments segments, IKeyRing ring) => ArchiveAsync(context, segments, ring, false)
        );
    }

    private static async Task CreateAsync(
        HttpContext context,
        FileSegments segments,
        FilterSegments filters,
        IKeyRing ring
    )
    {
        if (await ReadAsync<FileSegmentInput>(context) is not { } input)
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var request = RequestOf(input, SegmentOperation.Add);
        var problems = new List<ConfigurationProblem>(Check(input));
        problems.AddRange(segments.Check(workspaceId, request));
        if (string.IsNullOrEmpty(input.Name))
        {
            problems.Add(new("name", "It is required."));
        }
        if (input.ExpiryTime is null)
        {
            problems.Add(new("expiry_time", "It is required."));
        }
        if (problems.Count > 0)
        {
            await FileSegmentErrors.InvalidAsync(context, problems);
            return;
        }
        if (filters.CountActive(workspaceId) >= SegmentLimits.ActiveSegments)
        {
            await FileSegmentErrors.TooManySegmentsAsync(context);
            return;
        }
        var outcome = await segments.CreateAsync(
            workspaceId,
            input.Name!,
            input.ExpiryTime,
            context.Principal(ring),
            context.RequestAborted
        );
        switch (outcome.Status)
        {
            case OutcomeStatus.Done:
                await segments.UploadAsync(workspaceId, outcome.Value!, request, null, context.RequestAborted);
                await AcceptAsync(context, "File-segment creation request accepted", outcome.Value!);
                break;
            case OutcomeStatus.NameTaken:
                await FileSegmentErrors.NameTakenAsync(context, input.Name!);
                break;
            default:
                await FileSegmentErrors.InvalidAsync(context, outcome.Problems);
                break;
        }
    }

    private static async Task ChangeAsync(HttpContext context, FileSegments segments, SegmentOperation operation)
    {
        if (await ReadAsync<FileSegmentInput>(context) is not { } input)
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var request = RequestOf(input, operation);
        var problems = new List<ConfigurationProblem>(Check(input));
        problems.AddRange(segments.Check(workspaceId, request));
        if (input is { Name: null or "", CsId: null or "" })
        {
            problems.Add(new("name", "It is required, unless cs_id is given."));
        }
        if (problems.Count > 0)
        {
            await FileSegmentErrors.InvalidAsync(context, problems);
            return;
        }
        var segment = await segments.FindAsync(workspaceId, input.CsId, input.Name, context.RequestAborted);
        if (segment is not { Kind: SegmentKind.File })
        {
            await FileSegmentErrors.UnknownNameAsync(context, input.CsId ?? input.Name);
            return;
        }
        await segments.UploadAsync(workspaceId, segment, request, null, context.RequestAborted);
        var verb = operation.ToString().ToLowerInvariant();
        await AcceptAsync(context, $"File-segment user-{verb} request accepted", segment);
    }

    private static async Task ArchiveAsync(HttpContext context, FileSegments segments, IKeyRing ring, bool archived)
    {
        if (await ReadAsync<SegmentNameInput>(context) is not { } input)
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var segment = await segments.FindAsync(workspaceId, input.CsId, input.Name, context.RequestAborted);
        if (segment is null)
        {
            await FileSegmentErrors.UnknownNameAsync(context, input.CsId ?? input.Name);
            return;
        }
        var outcome = await segments.ArchiveAsync(
            workspaceId,
            segment.Id,
            archived,
            context.Principal(ring),
            context.RequestAborted
        );
        if (!outcome.IsDone)
        {
            await FileSegmentErrors.ChangedMeanwhileAsync(context);
            return;
        }
        var message = archived
            ? "Successfully archived the custom segment"
            : "Successfully unarchived the custom segment";
        await AcceptAsync(context, message, outcome.Value);
    }

    private static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        var sent = context.Request.ContentType?.Split(';')[0].Trim();
        if (FileTypes.Contains(sent, StringComparer.OrdinalIgnoreCase))
        {
            context.Request.ContentType = "application/json";
        }
        using var body = await JsonBody.ReadAsync(context, Limits);
        if (body is null)
        {
            return null;
        }
        var problems = new ProblemList();
        if (ShapeCheck.Read(body.Root, SegmentJson.Type<T>(), problems) is { } input)
        {
            return input;
        }
        await FileSegmentErrors.InvalidAsync(context, problems.All);
        return null;
    }

    private static IEnumerable<ConfigurationProblem> Check(FileSegmentInput input)
    {
        if (input.AttributeType is not ("string" or "double"))
        {
            yield return new("attribute_type", "It must be one of string, double.");
        }
        if (!IsUrl(input.FileUrl))
        {
            yield return new("file_url", "An absolute http or https address is expected here.");
        }
        if (input.CallbackUrl is { } callback && !IsUrl(callback))
        {
            yield return new("callback_url", "An absolute http or https address is expected here.");
        }
    }

    private static bool IsUrl(string text) =>
        text.Length <= 4096
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static FileSegmentRequest RequestOf(FileSegmentInput input, SegmentOperation operation) =>
        new()
        {
            Operation = operation,
            Attribute = input.AttributeName,
            FileUrl = input.FileUrl,
            CallbackUrl = input.CallbackUrl,
        };

    private static Task AcceptAsync(HttpContext context, string message, CustomSegment segment)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return context.Response.WriteAsJsonAsync(
            new
            {
                message,
                success = true,
                cs_name = segment.Name,
                cs_id = segment.Id,
            },
            JsonAnswers.Options
        );
    }
}
