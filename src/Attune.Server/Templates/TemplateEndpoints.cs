using System.Text.Json;
using Attune.Core.Content.Templates;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Fields;
using Attune.Server.Http;
using Attune.Server.Management.Http;

namespace Attune.Server.Templates;

/// <summary>The custom templates API of all five channels (wire.md 5.2; published templates schemas).</summary>
internal static class TemplateEndpoints
{
    /// <summary>The name of the API's rate.</summary>
    public const string Rate = "templates";

    private static readonly BodyLimits Limits = new(4 * 1024 * 1024 - 4096);

    private static readonly (string Name, TemplateChannel Channel)[] Channels =
    [
        ("push", TemplateChannel.Push),
        ("email", TemplateChannel.Email),
        ("sms", TemplateChannel.Sms),
        ("osm", TemplateChannel.Osm),
        ("inapp", TemplateChannel.InApp),
    ];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var templates = endpoints
            .MapGroup(TemplateErrors.Prefix)
            .WithFamily(TemplateErrors.Instance)
            .RequireScope(KeyScopes.Content)
            .CountRequests(Rate);
        foreach (var (name, channel) in Channels)
        {
            templates.MapPost(
                $"/{name}",
                (HttpContext context, SaveTemplate save, IKeyRing ring) => CreateAsync(context, channel, save, ring)
            );
            templates.MapPut(
                $"/{name}",
                (HttpContext context, SaveTemplate save, IKeyRing ring) => UpdateAsync(context, channel, save, ring)
            );
            templates.MapPost(
                $"/{name}/search",
                (HttpContext context, SearchTemplates search) => SearchAsync(context, channel, search)
            );
        }
    }

    private static async Task CreateAsync(
        HttpContext context,
        TemplateChannel channel,
        SaveTemplate save,
        IKeyRing ring
    )
    {
        using var body = await ReadAsync(context);
        if (body is null)
        {
            return;
        }
        var saved = await save.CreateAsync(
            context.Caller().WorkspaceId,
            channel,
            body.Root,
            TemplateSource.Api,
            context.Principal(ring),
            context.RequestAborted
        );
        await AnswerAsync(context, saved);
    }

    private static async Task UpdateAsync(
        HttpContext context,
        TemplateChannel channel,
        SaveTemplate save,
        IKeyRing ring
    )
    {
        using var body = await ReadAsync(context);
        if (body is null)
        {
            return;
        }
        var saved = await save.UpdateAsync(
            context.Caller().WorkspaceId,
            channel,
            body.Root,
            context.Principal(ring),
            context.RequestAborted
        );
        await AnswerAsync(context, saved);
    }

    private static async Task SearchAsync(HttpContext context, TemplateChannel channel, SearchTemplates search)
    {
        using var body = await ReadAsync(context);
        if (body is null)
        {
            return;
        }
        var problems = new List<FieldProblem>();
        var query = TemplateSearchReader.Read(body.Root, problems);
        if (problems.Count > 0)
        {
            await TemplateErrors.InvalidSearchAsync(context, channel, problems);
            return;
        }
        var found = await search.ExecuteAsync(context.Caller().WorkspaceId, channel, query, context.RequestAborted);
        await TemplateWriter.WriteAsync(context, found, query, TemplateSearchReader.WantsCount(body.Root));
    }

    /// <summary>The body, which must be an object; null where the answer is written already.</summary>
    private static async Task<JsonBody?> ReadAsync(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context, Limits);
        if (body is null || body.Root.ValueKind == JsonValueKind.Object)
        {
            return body;
        }
        body.Dispose();
        var problem = new TemplateProblem(TemplateProblemKind.Invalid, "request_body");
        await TemplateErrors.InvalidAsync(context, [problem]);
        return null;
    }

    private static Task AnswerAsync(HttpContext context, SavedTemplate saved) =>
        saved.Template is { } template
            ? context.Response.WriteAsJsonAsync(
                new { external_template_id = template.ExternalTemplateId },
                JsonAnswers.Options,
                context.RequestAborted
            )
            : TemplateErrors.InvalidAsync(context, saved.Problems);
}
