using System.Text.Json;
using Attune.Core.Content.Blocks;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Fields;
using Attune.Server.Http;
using Attune.Server.Management.Http;

namespace Attune.Server.ContentBlocks;

/// <summary>The content-blocks API (published content-blocks schema).</summary>
internal static class ContentBlockEndpoints
{
    public const string Path = ContentBlockErrors.Prefix + "/content-blocks";

    /// <summary>The name of the API's rate.</summary>
    public const string Rate = "contentBlocks";

    private static readonly BodyLimits Limits = new(4 * 1024 * 1024 - 4096);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var blocks = endpoints
            .MapGroup(Path)
            .WithFamily(ContentBlockErrors.Instance)
            .RequireScope(KeyScopes.Content)
            .CountRequests(Rate);
        blocks.MapPost("", CreateAsync);
        blocks.MapPut("", UpdateAsync);
        blocks.MapPost("/get-by-ids", FindAsync);
        blocks.MapPost("/search", SearchAsync);
    }

    private static Task CreateAsync(HttpContext context, CreateContentBlock create, IKeyRing ring) =>
        ReadAsync(
            context,
            ContentBlockReader.ReadNew,
            async draft =>
                await AnswerAsync(
                    context,
                    await create.ExecuteAsync(
                        context.Caller().WorkspaceId,
                        draft,
                        context.Principal(ring),
                        context.RequestAborted
                    ),
                    draft.Label
                )
        );

    private static Task UpdateAsync(HttpContext context, UpdateContentBlock update, IKeyRing ring) =>
        ReadAsync(
            context,
            ContentBlockReader.ReadUpdate,
            async request =>
                await AnswerAsync(
                    context,
                    await update.ExecuteAsync(
                        context.Caller().WorkspaceId,
                        request.Id,
                        expectedVersion: null,
                        request.Draft,
                        context.Principal(ring),
                        context.RequestAborted
                    ),
                    request.Id
                )
        );

    private static Task FindAsync(HttpContext context, FindContentBlocks find) =>
        ReadAsync(
            context,
            ContentBlockReader.ReadIds,
            asked =>
                ContentBlockWriter.WriteWholeAsync(
                    context,
                    find.Find(context.Caller().WorkspaceId, asked.Ids),
                    asked.WithText
                )
        );

    private static Task SearchAsync(HttpContext context, FindContentBlocks find) =>
        ReadAsync(
            context,
            ContentBlockReader.ReadFilter,
            filter => ContentBlockWriter.WriteFoundAsync(context, find.Search(context.Caller().WorkspaceId, filter))
        );

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
        await (problems.Count > 0 ? ContentBlockErrors.InvalidAsync(context, problems) : answer(request));
    }

    // A success is documented as an answer without a body.
    private static Task AnswerAsync(HttpContext context, Outcome<StoredContentBlock> outcome, string id) =>
        outcome.Status switch
        {
            OutcomeStatus.Done => Task.CompletedTask,
            OutcomeStatus.NotFound => ContentBlockErrors.UnknownAsync(context, id),
            OutcomeStatus.VersionConflict => ContentBlockErrors.RefusedAsync(
                context,
                "The content block was changed by somebody else at the same time"
            ),
            OutcomeStatus.WrongState => ContentBlockErrors.RefusedAsync(context, outcome.Problems[0].Message),
            _ => ContentBlockErrors.InvalidAsync(context, outcome.Problems),
        };
}
