using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Tenancy;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Workspaces;

/// <summary><c>/api/v1/workspaces</c>: an operator sees and creates all of them, everybody else sees their own.</summary>
internal static class WorkspaceEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var workspaces = group.MapGroup("/workspaces").WithTags("Workspaces");
        workspaces
            .MapGet("/", ListAsync)
            .WithName("ListWorkspaces")
            .WithSummary("List the workspaces that the key may know of")
            .Produces<Page<WorkspaceBody>>();
        workspaces
            .MapPost("/", CreateAsync)
            .WithName("CreateWorkspace")
            .WithSummary("Create a workspace")
            .WithDescription("Needs a key with the scope operate. The answer holds the secret of the first key, once.")
            .Takes<WorkspaceInput>()
            .Produces<CreatedWorkspaceBody>(StatusCodes.Status201Created)
            .ProducesRefusals(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        workspaces
            .MapGet("/{id}", ReadAsync)
            .WithName("ReadWorkspace")
            .WithSummary("Read a workspace")
            .Produces<WorkspaceBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ListWorkspaces useCase, IKeyRing ring) =>
        new Answer<Page<WorkspaceBody>>(
            new Page<WorkspaceBody>([.. await FindAsync(context, useCase, ring)], NextCursor: null)
        );

    private static async Task<IResult> ReadAsync(
        HttpContext context,
        string id,
        ListWorkspaces useCase,
        IKeyRing ring
    ) =>
        (await FindAsync(context, useCase, ring)).FirstOrDefault(workspace => workspace.Id == id) is { } workspace
            ? new Answer<WorkspaceBody>(workspace)
            : Refusal.NotFound();

    private static async Task<IResult> CreateAsync(HttpContext context, CreateWorkspace useCase, IKeyRing ring)
    {
        var body = await context.ReadBodyAsync<WorkspaceInput>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        var proposal = new WorkspaceProposal
        {
            Id = input.Id,
            Name = input.Name,
            Secret = input.Secret,
        };
        var outcome = await useCase.ExecuteAsync(proposal, context.Principal(ring), context.RequestAborted);
        if (!outcome.IsDone)
        {
            return Refusal.From(outcome);
        }
        var created = new CreatedWorkspaceBody
        {
            Id = outcome.Value.WorkspaceId,
            KeyId = outcome.Value.KeyId,
            Secret = outcome.Value.Secret,
        };
        return new Answer<CreatedWorkspaceBody>(created)
        {
            Status = StatusCodes.Status201Created,
            Location = $"/api/v1/workspaces/{created.Id}",
        };
    }

    private static async Task<IEnumerable<WorkspaceBody>> FindAsync(
        HttpContext context,
        ListWorkspaces useCase,
        IKeyRing ring
    ) =>
        (
            await useCase.ExecuteAsync(context.Caller().WorkspaceId, context.Principal(ring), context.RequestAborted)
        ).Select(WorkspaceBody.From);
}
