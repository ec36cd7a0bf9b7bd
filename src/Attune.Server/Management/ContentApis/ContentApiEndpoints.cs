using Attune.Core.Content.Apis.Managing;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.ContentApis;

/// <summary><c>/api/v1/content-apis</c>: the sources that templates call.</summary>
internal static class ContentApiEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var apis = group.MapGroup("/content-apis").WithTags("ContentApis");
        apis.MapGet("/", ListAsync)
            .WithName("ListContentApis")
            .WithSummary("List the content APIs of the workspace, by name")
            .Produces<Page<ContentApiBody>>();
        apis.MapPost("/", CreateAsync)
            .WithName("CreateContentApi")
            .WithSummary("Create a content API")
            .WithDescription("Secret headers and the client secret are encrypted and never to be read again.")
            .Takes<ContentApiProposal>()
            .Produces<ContentApiBody>(StatusCodes.Status201Created)
            .ProducesRefusals(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        apis.MapGet("/{id}", ReadAsync)
            .WithName("ReadContentApi")
            .WithSummary("Read a content API")
            .Produces<ContentApiBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        apis.MapPut("/{id}", UpdateAsync)
            .WithName("UpdateContentApi")
            .WithSummary("Replace a content API")
            .WithDescription("Secrets that are left out stay, unless the host changes.")
            .Takes<ContentApiProposal>()
            .Produces<ContentApiBody>()
            .ProducesChangeRefusals();
        apis.MapDelete("/{id}", DeleteAsync)
            .WithName("DeleteContentApi")
            .WithSummary("Delete a content API with its secrets")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesChangeRefusals();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ContentApiShelf shelf)
    {
        var apis = await shelf.ListAsync(context.Caller().WorkspaceId, context.RequestAborted);
        return new Answer<Page<ContentApiBody>>(
            new Page<ContentApiBody>([.. apis.Select(ContentApiBody.From)], NextCursor: null)
        );
    }

    private static async Task<IResult> CreateAsync(HttpContext context, CreateContentApi useCase, IKeyRing ring)
    {
        var body = await context.ReadBodyAsync<ContentApiProposal>();
        if (body.Record is not { } proposal)
        {
            return body.Refused!;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            proposal,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone
            ? new Answer<ContentApiBody>(ContentApiBody.From(outcome.Value))
            {
                Status = StatusCodes.Status201Created,
                Version = outcome.Value.Version,
                Location = $"/api/v1/content-apis/{outcome.Value.Record.Id}",
            }
            : Refusal.From(outcome);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, ContentApiShelf shelf) =>
        await shelf.FindAsync(context.Caller().WorkspaceId, id, context.RequestAborted) is { } stored
            ? Show(stored)
            : Refusal.NotFound();

    private static async Task<IResult> UpdateAsync(
        HttpContext context,
        string id,
        UpdateContentApi useCase,
        IKeyRing ring
    )
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        var body = await context.ReadBodyAsync<ContentApiProposal>();
        if (body.Record is not { } proposal)
        {
            return body.Refused!;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            id,
            version,
            proposal,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? Show(outcome.Value) : Refusal.From(outcome);
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context,
        string id,
        DeleteContentApi useCase,
        IKeyRing ring
    )
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            id,
            version,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? Results.NoContent() : Refusal.From(outcome);
    }

    private static Answer<ContentApiBody> Show(StoredContentApi stored) =>
        new(ContentApiBody.From(stored)) { Version = stored.Version };
}
