using Attune.Core.Content.Blocks;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Content;

/// <summary>Content blocks in the management API: what the published API leaves to a dashboard.</summary>
internal static class ContentBlockManagement
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var blocks = group.MapGroup("/content-blocks").WithTags("ContentBlocks");
        blocks
            .MapGet("/", List)
            .WithName("ListContentBlocks")
            .WithSummary("List the content blocks of the workspace, the last changed first")
            .WithQuery(("search", "A part of the name."))
            .Produces<Page<ContentBlockBody>>()
            .ProducesRefusals(StatusCodes.Status422UnprocessableEntity);
        blocks
            .MapGet("/{id}", Read)
            .WithName("ReadContentBlock")
            .WithSummary("Read a content block")
            .Produces<ContentBlockBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        blocks
            .MapPost("/{id}/archive", ArchiveAsync)
            .WithName("ArchiveContentBlock")
            .WithSummary("Take a content block out of use")
            .Produces<ContentBlockBody>()
            .ProducesChangeRefusals();
        blocks
            .MapPost("/{id}/unarchive", UnarchiveAsync)
            .WithName("UnarchiveContentBlock")
            .WithSummary("Take an archived content block back, as a draft")
            .Produces<ContentBlockBody>()
            .ProducesChangeRefusals();
    }

    private static IResult List(HttpContext context, FindContentBlocks find)
    {
        var query = new QueryReader(context);
        var search = query.Text("search") ?? "";
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        var blocks = find.Search(context.Caller().WorkspaceId, new ContentBlockFilter { SearchText = search });
        return new Answer<Page<ContentBlockBody>>(
            new Page<ContentBlockBody>([.. blocks.Select(ContentBlockBody.From)], NextCursor: null)
        );
    }

    private static IResult Read(HttpContext context, string id, FindContentBlocks find) =>
        find.Find(context.Caller().WorkspaceId, id) is { } stored ? Show(stored) : Refusal.NotFound();

    private static Task<IResult> ArchiveAsync(
        HttpContext context,
        string id,
        UpdateContentBlock update,
        IKeyRing ring
    ) =>
        ChangeAsync(
            context,
            version =>
                update.ArchiveAsync(
                    context.Caller().WorkspaceId,
                    id,
                    version,
                    context.Principal(ring),
                    context.RequestAborted
                )
        );

    private static Task<IResult> UnarchiveAsync(
        HttpContext context,
        string id,
        UpdateContentBlock update,
        IKeyRing ring
    ) =>
        ChangeAsync(
            context,
            version =>
                update.UnarchiveAsync(
                    context.Caller().WorkspaceId,
                    id,
                    version,
                    context.Principal(ring),
                    context.RequestAborted
                )
        );

    private static async Task<IResult> ChangeAsync(
        HttpContext context,
        Func<long?, Task<Outcome<StoredContentBlock>>> change
    )
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        var outcome = await change(version);
        return outcome.IsDone ? Show(outcome.Value) : Refusal.From(outcome);
    }

    private static Answer<ContentBlockBody> Show(StoredContentBlock stored) =>
        new(ContentBlockBody.From(stored)) { Version = stored.Version };
}
