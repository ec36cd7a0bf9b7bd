using System.Text.Json;
using System.Text.Json.Nodes;
using Attune.Core.Content.Coupons;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.Management.Http;

namespace Attune.Server.Coupons;

/// <summary><c>/v1/coupon-list</c> (schema of the coupon API).</summary>
internal static class CouponEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints
            .MapGroup(CouponErrors.Prefix)
            .WithFamily(CouponErrors.Instance)
            .RequireScope(KeyScopes.Content);
        group.MapPost("", CreateAsync);
        group.MapGet("", ListAsync);
        group.MapGet("/{id}", ReadAsync);
        group.MapPatch("/{id}", UpdateAsync);
        group.MapPut("/{id}/activate", ActivateAsync);
        group.MapPut("/{id}/archive", ArchiveAsync);
        group.MapPost("/{id}/files", UploadAsync);
        group.MapGet("/{id}/files", FilesAsync);
        group.MapGet("/{id}/files/{fileId}", FileAsync);
        group.MapDelete("/{id}/files/{fileId}", DeleteFileAsync);
        group.MapPost("/{id}/usage-report", ReportAsync);
    }

    private static async Task CreateAsync(HttpContext context, ManageCouponLists lists, IKeyRing ring)
    {
        using var body = await JsonBody.ReadAsync(context, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var reader = new CouponReader(body.Root);
        var input = reader.ReadList(isNew: true);
        if (await RefusedAsync(context, body.Root, reader))
        {
            return;
        }
        var outcome = await lists.CreateAsync(
            context.Caller().WorkspaceId,
            input,
            context.Principal(ring).Actor,
            context.RequestAborted
        );
        await (
            outcome.Value is { } list
                ? CouponAnswers.WriteAsync(
                    context,
                    CouponAnswers.List(list, withCounts: false),
                    StatusCodes.Status201Created
                )
                : CouponErrors.RefuseAsync(context, outcome.Problem, outcome.Message)
        );
    }

    private static async Task ListAsync(HttpContext context, ManageCouponLists lists)
    {
        CouponListStatus? status = null;
        if (context.Request.Query["status"].ToString() is { Length: > 0 } asked)
        {
            if (!Enum.TryParse<CouponListStatus>(asked, ignoreCase: true, out var read) || char.IsAsciiDigit(asked[0]))
            {
                await CouponErrors.InvalidAsync(context, "status: Expected ACTIVE, ARCHIVED or EXPIRED.");
                return;
            }
            status = read;
        }
        var found = await lists.ListAsync(context.Caller().WorkspaceId, status, context.RequestAborted);
        var data = new JsonArray([.. found.Select(list => CouponAnswers.List(list, withCounts: true))]);
        await CouponAnswers.WriteAsync(context, new JsonObject { ["data"] = data });
    }

    private static async Task ReadAsync(HttpContext context, string id, ManageCouponLists lists)
    {
        var list = await lists.FindAsync(context.Caller().WorkspaceId, id, context.RequestAborted);
        await (
            list is null
                ? CouponErrors.RefuseAsync(context, CouponProblem.ListNotFound)
                : CouponAnswers.WriteAsync(context, CouponAnswers.List(list, withCounts: true))
        );
    }

    private static async Task UpdateAsync(HttpContext context, string id, ManageCouponLists lists, IKeyRing ring)
    {
        using var body = await JsonBody.ReadAsync(context, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var reader = new CouponReader(body.Root);
        var input = reader.ReadList(isNew: false);
        if (await RefusedAsync(context, body.Root, reader))
        {
            return;
        }
        var outcome = await lists.UpdateAsync(
            context.Caller().WorkspaceId,
            id,
            input,
            context.Principal(ring).Actor,
            context.RequestAborted
        );
        await (
            outcome.Value is { } list
                ? CouponAnswers.WriteAsync(context, CouponAnswers.List(list, withCounts: true))
                : CouponErrors.RefuseAsync(context, outcome.Problem, outcome.Message)
        );
    }

    private static async Task ActivateAsync(HttpContext context, string id, ManageCouponLists lists, IKeyRing ring)
    {
        using var body = await JsonBody.ReadAsync(context, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var reader = new CouponReader(body.Root);
        var expires = reader.Date("expires_at", isRequired: true);
        if (await RefusedAsync(context, body.Root, reader))
        {
            return;
        }
        var outcome = await lists.ActivateAsync(
            context.Caller().WorkspaceId,
            id,
            expires!.Value,
            context.Principal(ring).Actor,
            context.RequestAborted
        );
        await NoContentAsync(context, outcome);
    }

    private static async Task ArchiveAsync(HttpContext context, string id, ManageCouponLists lists, IKeyRing ring) =>
        await NoContentAsync(
            context,
            await lists.ArchiveAsync(
                context.Caller().WorkspaceId,
                id,
                context.Principal(ring).Actor,
                context.RequestAborted
            )
        );

    private static async Task UploadAsync(HttpContext context, string id, ManageCouponFiles files)
    {
        using var body = await JsonBody.ReadAsync(context, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        if (
            body.Root.ValueKind == JsonValueKind.Object
            && body.Root.TryGetProperty("file_url", out var urls)
            && urls.ValueKind == JsonValueKind.Array
        )
        {
            await CouponErrors.InvalidAsync(
                context,
                "Multiple file urls are not permitted. Please select one file url and try again."
            );
            return;
        }
        var reader = new CouponReader(body.Root);
        var url = reader.Text("file_url");
        var input = new CouponFileInput
        {
            FileUrl = url ?? "",
            Name = reader.Text("name") ?? "",
            Username = reader.Text("file_url_auth_username"),
            Password = reader.Text("file_url_auth_password"),
            CreatedBy = reader.Text("created_by") ?? "",
            CallbackUrl = reader.Text("callback_url"),
        };
        if (await RefusedAsync(context, body.Root, reader))
        {
            return;
        }
        if (string.IsNullOrEmpty(url))
        {
            await CouponErrors.InvalidAsync(
                context,
                "The 'file_url' can not be empty. Please provide the coupon file url and try again."
            );
            return;
        }
        var outcome = await files.UploadAsync(context.Caller().WorkspaceId, id, input, context.RequestAborted);
        await (
            outcome.Value is { } file
                ? CouponAnswers.WriteAsync(context, CouponAnswers.Accepted(file), StatusCodes.Status201Created)
                : CouponErrors.RefuseAsync(context, outcome.Problem, outcome.Message)
        );
    }

    private static async Task FilesAsync(HttpContext context, string id, ManageCouponFiles files)
    {
        var found = await files.ListAsync(context.Caller().WorkspaceId, id, context.RequestAborted);
        await (
            found is null
                ? CouponErrors.RefuseAsync(context, CouponProblem.ListNotFound)
                : CouponAnswers.WriteAsync(
                    context,
                    new JsonObject { ["data"] = new JsonArray([.. found.Select(CouponAnswers.File)]) }
                )
        );
    }

    private static async Task FileAsync(HttpContext context, string id, string fileId, ManageCouponFiles files)
    {
        var file = await files.FindAsync(context.Caller().WorkspaceId, id, fileId, context.RequestAborted);
        await (
            file is null
                ? CouponErrors.RefuseAsync(context, CouponProblem.FileNotFound)
                : CouponAnswers.WriteAsync(context, CouponAnswers.File(file))
        );
    }

    private static async Task DeleteFileAsync(HttpContext context, string id, string fileId, ManageCouponFiles files)
    {
        if (!await files.DeleteAsync(context.Caller().WorkspaceId, id, fileId, context.RequestAborted))
        {
            await CouponErrors.RefuseAsync(context, CouponProblem.FileNotFound);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task ReportAsync(HttpContext context, string id, ReportCouponUsage useCase)
    {
        using var body = await JsonBody.ReadAsync(context, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var reader = new CouponReader(body.Root);
        var start = reader.Date("start_date", isRequired: true);
        var end = reader.Date("end_date", isRequired: true);
        var subscribers = reader.Texts("email_subscribers", isRequired: true);
        if (await RefusedAsync(context, body.Root, reader))
        {
            return;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            id,
            start!.Value,
            end!.Value,
            subscribers!,
            context.RequestAborted
        );
        await (
            outcome.Value is { } list
                ? CouponAnswers.WriteAsync(
                    context,
                    new JsonObject
                    {
                        ["message"] =
                            $"The usage report for the {list.Name} coupons is being processed and will be sent to email alert subscribers shortly.",
                    }
                )
                : CouponErrors.RefuseAsync(context, outcome.Problem, outcome.Message)
        );
    }

    private static async Task<bool> RefusedAsync(HttpContext context, JsonElement body, CouponReader reader)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            await CouponErrors.RefuseAsync(context, CouponProblem.Invalid);
            return true;
        }
        if (reader.Missing is { } missing)
        {
            await CouponErrors.MissingAsync(context, missing);
            return true;
        }
        if (reader.Wrong is { } wrong)
        {
            await CouponErrors.InvalidAsync(context, wrong);
            return true;
        }
        return false;
    }

    private static Task NoContentAsync(HttpContext context, CouponOutcome<StoredCouponList> outcome)
    {
        if (outcome.Value is null)
        {
            return CouponErrors.RefuseAsync(context, outcome.Problem, outcome.Message);
        }
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }
}
