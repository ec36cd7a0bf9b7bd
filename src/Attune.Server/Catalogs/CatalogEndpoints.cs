using System.Text.Json;
using Attune.Core.Content;
using Attune.Core.Content.Catalogs;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Fields;
using Attune.Server.Http;
using Attune.Server.Management.Http;

namespace Attune.Server.Catalogs;

/// <summary>The catalog API (published catalog schema).</summary>
internal static class CatalogEndpoints
{
    /// <summary>The name of the API's rate, which all calls share.</summary>
    public const string Rate = "catalog";

    private static readonly BodyLimits Limits = new(5 * 1024 * 1024);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var catalogs = endpoints
            .MapGroup(CatalogErrors.Prefix)
            .WithFamily(CatalogErrors.Instance)
            .RequireScope(KeyScopes.Content)
            .CountRequests(Rate);
        catalogs.MapPost("", CreateAsync);
        catalogs.MapPatch("/{id}/attributes", AddAttributesAsync);
        catalogs.MapPost("/{id}/items", AddItemsAsync);
        catalogs.MapPatch("/{id}/items", UpdateItemsAsync);
        catalogs.MapPost("/{id}/items/bulk-delete", DeleteItemsAsync);
        catalogs.MapPost("/{id}/items/search", FindItemsAsync);
    }

    private static Task CreateAsync(HttpContext context, CreateCatalog create, IKeyRing ring) =>
        ReadAsync(
            context,
            CatalogReader.ReadNew,
            async proposal =>
            {
                var change = await create.ExecuteAsync(
                    context.Caller().WorkspaceId,
                    proposal,
                    context.Principal(ring),
                    context.RequestAborted
                );
                await (
                    change.Problem is { } problem
                        ? CatalogErrors.RefuseAsync(context, problem)
                        : AnswerAsync(
                            context,
                            StatusCodes.Status201Created,
                            new Dictionary<string, object> { ["catalog_id"] = change.Catalog!.Id }
                        )
                );
            }
        );

    private static Task AddAttributesAsync(HttpContext context, string id, ChangeCatalog change, IKeyRing ring) =>
        ReadAsync(
            context,
            CatalogReader.ReadAttributes,
            async attributes =>
            {
                var changed = await change.AddAttributesAsync(
                    context.Caller().WorkspaceId,
                    id,
                    attributes,
                    context.Principal(ring),
                    context.RequestAborted
                );
                await (
                    changed.Problem is { } problem
                        ? CatalogErrors.RefuseAsync(context, problem)
                        : AnswerAsync(
                            context,
                            StatusCodes.Status202Accepted,
                            new Dictionary<string, object>
                            {
                                ["success"] = true,
                                ["duplicate-item-attributes"] = changed.AlreadyThere,
                            }
                        )
                );
            }
        );

    private static Task AddItemsAsync(HttpContext context, string id, FindCatalogs catalogs, CatalogItems items) =>
        WithCatalogAsync(
            context,
            id,
            catalogs,
            CatalogReader.ReadItems,
            async (catalog, sent) =>
            {
                if (sent!.Count is 0 or > ContentLimits.ItemsPerCall)
                {
                    await CatalogErrors.InvalidCountAsync(context);
                    return;
                }
                var workspaceId = context.Caller().WorkspaceId;
                await AnswerAsync(context, await items.AddAsync(workspaceId, catalog, sent, context.RequestAborted));
            }
        );

    private static Task UpdateItemsAsync(HttpContext context, string id, FindCatalogs catalogs, CatalogItems items) =>
        WithCatalogAsync(
            context,
            id,
            catalogs,
            CatalogReader.ReadChanges,
            async (catalog, changes) =>
            {
                if (changes.Count is 0 or > ContentLimits.ItemsPerCall)
                {
                    await CatalogErrors.InvalidCountAsync(context);
                    return;
                }
                var workspaceId = context.Caller().WorkspaceId;
                await AnswerAsync(
                    context,
                    await items.UpdateAsync(workspaceId, catalog, changes, context.RequestAborted)
                );
            }
        );

    private static Task DeleteItemsAsync(HttpContext context, string id, FindCatalogs catalogs, CatalogItems items) =>
        WithCatalogAsync(
            context,
            id,
            catalogs,
            CatalogReader.ReadIds,
            async (catalog, ids) =>
            {
                if (ids.Count is 0 or > ContentLimits.ItemsPerCall)
                {
                    await CatalogErrors.InvalidCountAsync(context);
                    return;
                }
                var workspaceId = context.Caller().WorkspaceId;
                var deleted = await items.DeleteAsync(workspaceId, catalog, ids, context.RequestAborted);
                var message = new { valid = new { count = deleted }, invalid = new { count = ids.Count - deleted } };
                await AnswerAsync(context, StatusCodes.Status202Accepted, new { message });
            }
        );

    private static Task FindItemsAsync(HttpContext context, string id, FindCatalogs catalogs, CatalogItems items) =>
        WithCatalogAsync(
            context,
            id,
            catalogs,
            CatalogReader.ReadIds,
            async (catalog, ids) =>
            {
                if (ids.Count is 0 or > ContentLimits.ItemsPerCall)
                {
                    await CatalogErrors.InvalidSearchCountAsync(context);
                    return;
                }
                var workspaceId = context.Caller().WorkspaceId;
                var found = await items.FindAsync(workspaceId, catalog, ids, context.RequestAborted);
                await WriteAsync(context, catalog, found);
            }
        );

    private static async Task WithCatalogAsync<T>(
        HttpContext context,
        string id,
        FindCatalogs catalogs,
        Func<JsonElement, List<FieldProblem>, T> read,
        Func<Catalog, T, Task> answer
    )
    {
        if (catalogs.Find(context.Caller().WorkspaceId, id) is { } catalog)
        {
            await ReadAsync(context, read, request => answer(catalog, request));
            return;
        }
        await CatalogErrors.UnknownAsync(context);
    }

    private static async Task ReadAsync<T>(
        HttpContext context,
        Func<JsonElement, List<FieldProblem>, T> read,
        Func<T, Task> answer
    )
    {
        using var body = await JsonBody.ReadAsync(context, Limits);
        if (body is null)
        {
            return;
        }
        var problems = new List<FieldProblem>();
        var request = read(body.Root, problems);
        await (
            problems.Count > 0 ? CatalogErrors.InvalidAsync(context, CatalogReader.Describe(problems)) : answer(request)
        );
    }

    /// <summary>Problems of one kind and message are told once, with the items that have them.</summary>
    private static Task AnswerAsync(HttpContext context, ItemsChange change)
    {
        var details = change
            .Invalid.SelectMany(item =>
                item.Problems.Select(problem => (item.Id, Text: CatalogErrors.Describe(problem)))
            )
            .GroupBy(entry => entry.Text)
            .Select(group => new Dictionary<string, object>
            {
                ["error-id"] = group.Key.ErrorId,
                ["message"] = group.Key.Message,
                ["count"] = group.Count(),
                ["document_ids"] = group.Select(entry => entry.Id),
            })
            .ToList();
        var message = new
        {
            valid = new { count = change.Valid },
            invalid = new { count = change.Invalid.Count, details },
        };
        return AnswerAsync(context, StatusCodes.Status200OK, new { message });
    }

    private static Task AnswerAsync<T>(HttpContext context, int status, T body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, JsonAnswers.Options, context.RequestAborted);
    }

    private static async Task WriteAsync(HttpContext context, Catalog catalog, IReadOnlyList<CatalogItem> items)
    {
        context.Response.ContentType = "application/json";
        await using (var writer = new Utf8JsonWriter(context.Response.BodyWriter, JsonAnswers.Writer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var item in items)
            {
                CatalogItemWriter.Write(writer, catalog, item, "product_id", fields: []);
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
