using System.Globalization;
using System.Text;
using System.Text.Json;
using Attune.Core.Content.Apis;
using Attune.Core.Content.Apis.Http;
using Attune.Core.Content.Apis.Managing;
using Attune.Core.Workspaces;
using Attune.Decisions.Users;
using Attune.Server.Authentication;
using Attune.Server.Http;

namespace Attune.Server.ContentApis;

/// <summary><c>/v5/content-apis</c>: lists and tests content APIs (wire.md 5.4). They are made under <c>/api/v1</c>.</summary>
internal static class ContentApiFamilyEndpoints
{
    /// <summary>Content APIs in one page (wire.md 5.4).</summary>
    public const int MaxPage = 20;

    private const string Path = "/v5/content-apis";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(Path).WithFamily(VersionFiveErrors.Instance).RequireScope(KeyScopes.Content);
        group.MapGet("/", ListAsync);
        group.MapPost("/{id}/test", TestAsync);
    }

    private static async Task ListAsync(HttpContext context, ContentApiShelf shelf)
    {
        var query = context.Request.Query;
        var problems = new List<(string, string)>();
        var limit = MaxPage;
        if (
            query.TryGetValue("limit", out var asked)
            && (
                !int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                || limit is < 1 or > MaxPage
            )
        )
        {
            problems.Add(("limit", $"limit must be a number from 1 to {MaxPage}."));
        }
        var after = query.TryGetValue("cursor", out var cursor) ? Decode(cursor.ToString()) : "";
        if (after is null)
        {
            problems.Add(("cursor", "cursor is not one that an earlier answer gave."));
        }
        if (problems.Count > 0)
        {
            await VersionFiveErrors.InvalidAsync(context, problems);
            return;
        }
        var all = await shelf.ListAsync(context.Caller().WorkspaceId, context.RequestAborted);
        var matching = all.Where(api =>
                (!query.TryGetValue("name", out var name) || api.Record.Name == name.ToString())
                && (!query.TryGetValue("id", out var id) || api.Record.Id == id.ToString())
            )
            .OrderBy(api => api.Record.Id, StringComparer.Ordinal)
            .Where(api => string.CompareOrdinal(api.Record.Id, after) > 0)
            .Take(limit + 1)
            .ToList();
        var page = matching.Take(limit).ToList();
        await WriteAsync(
            context,
            new
            {
                response_id = ResponseIds.Of(context),
                type = "content_apis",
                data = page.Select(Describe).ToList(),
                next_cursor = matching.Count > limit ? Encode(page[^1].Record.Id) : null,
            }
        );
    }

    private static object Describe(StoredContentApi stored)
    {
        var http = stored.Record as HttpContentApi;
        return new
        {
            id = stored.Record.Id,
            name = stored.Record.Name,
            description = stored.Record.Description,
            type = http is null ? SampleContentApi.KindName : HttpContentApi.KindName,
            method = http?.Method,
            url = http?.Url,
            url_params = http?.Params.Select(param => new { key = param.Name, value = param.Value }).ToList(),
            headers = http
                ?.Headers.Select(header => new
                {
                    key = header.Name,
                    value = header.Secret ? MaskedFields.Mask : header.Value,
                })
                .ToList(),
            created_at = stored.CreatedAt,
            updated_at = stored.UpdatedAt,
        };
    }

    private static async Task TestAsync(HttpContext context, string id, TestContentApi useCase)
    {
        using var body = await JsonBody.ReadAsync(context, BodyLimits.Standard);
        if (body is null)
        {
            return;
        }
        var problems = new List<(string, string)>();
        var request = body.Root;
        if (request.ValueKind != JsonValueKind.Object)
        {
            await VersionFiveErrors.InvalidAsync(context, [("request_body", "The request body must be an object.")]);
            return;
        }
        if (
            !request.TryGetProperty("request_id", out var requestId)
            || requestId.ValueKind != JsonValueKind.String
            || requestId.GetString()!.Length == 0
        )
        {
            problems.Add(("request_id", "request_id is required."));
        }
        else
        {
            ResponseIds.Set(context, requestId.GetString()!);
        }
        var user = ReadValues(request, "UserAttribute", problems);
        var happened = ReadValues(request, "EventAttribute", problems);
        if (problems.Count > 0)
        {
            await VersionFiveErrors.InvalidAsync(context, problems);
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        if (await useCase.ExecuteAsync(workspaceId, id, user, happened, context.RequestAborted) is not { } test)
        {
            await VersionFiveErrors.UnknownAsync(context, "id", "There is no content API with this id.");
            return;
        }
        await WriteAsync(
            context,
            new
            {
                response_id = ResponseIds.Of(context),
                type = "content_api_test",
                data = new
                {
                    api_response_code = test.Status,
                    api_response_body = test.Body,
                    error = test.Problem,
                },
            }
        );
    }

    private static AttributeSet ReadValues(JsonElement request, string name, List<(string, string)> problems)
    {
        if (!request.TryGetProperty("dynamic_values", out var values) || values.ValueKind == JsonValueKind.Null)
        {
            return AttributeSet.Empty;
        }
        if (values.ValueKind != JsonValueKind.Object)
        {
            if (!problems.Exists(problem => problem.Item1 == "dynamic_values"))
            {
                problems.Add(("dynamic_values", "dynamic_values must be an object."));
            }
            return AttributeSet.Empty;
        }
        if (!values.TryGetProperty(name, out var given) || given.ValueKind == JsonValueKind.Null)
        {
            return AttributeSet.Empty;
        }
        try
        {
            if (given.ValueKind == JsonValueKind.Object)
            {
                return AttributeJson.ReadObject(given);
            }
        }
        catch (JsonException)
        {
            // Told below.
        }
        problems.Add(($"dynamic_values.{name}", $"{name} must be an object of readable values."));
        return AttributeSet.Empty;
    }

    private static string Encode(string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes(id)).TrimEnd('=');

    private static string? Decode(string cursor)
    {
        try
        {
            var padded = cursor.PadRight((cursor.Length + 3) / 4 * 4, '=');
            return Encoding.UTF8.GetString(Convert.FromBase64String(padded));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static Task WriteAsync<T>(HttpContext context, T answer) =>
        context.Response.WriteAsJsonAsync(answer, JsonAnswers.Options, context.RequestAborted);
}
