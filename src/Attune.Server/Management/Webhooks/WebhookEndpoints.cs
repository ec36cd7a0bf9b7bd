using Attune.Core.Webhooks;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Webhooks;

/// <summary><c>/api/v1/webhooks</c>: where a workspace is told of events.</summary>
internal static class WebhookEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var webhooks = group.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks
            .MapGet("/", ListAsync)
            .WithName("ListWebhooks")
            .WithSummary("List the webhooks of the workspace, by name")
            .Produces<Page<WebhookBody>>();
        webhooks
            .MapPost("/", CreateAsync)
            .WithName("CreateWebhook")
            .WithSummary("Create a webhook")
            .WithDescription("The answer holds the signing key, which is never to be had again.")
            .Takes<WebhookInput>()
            .Produces<WebhookBody>(StatusCodes.Status201Created)
            .ProducesRefusals(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        webhooks
            .MapGet("/{id}", ReadAsync)
            .WithName("ReadWebhook")
            .WithSummary("Read a webhook")
            .Produces<WebhookBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        webhooks
            .MapPut("/{id}", UpdateAsync)
            .WithName("UpdateWebhook")
            .WithSummary("Replace a webhook")
            .WithDescription("A new host gets a new signing key, which is then in the answer.")
            .Takes<WebhookInput>()
            .Produces<WebhookBody>()
            .ProducesChangeRefusals();
        webhooks
            .MapDelete("/{id}", DeleteAsync)
            .WithName("DeleteWebhook")
            .WithSummary("Delete a webhook")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesChangeRefusals();
    }

    private static async Task<IResult> ListAsync(HttpContext context, ManageWebhooks useCase)
    {
        var webhooks = await useCase.ListAsync(context.Caller().WorkspaceId, context.RequestAborted);
        return new Answer<Page<WebhookBody>>(
            new Page<WebhookBody>([.. webhooks.Select(WebhookBody.From)], NextCursor: null)
        );
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ManageWebhooks useCase, IKeyRing ring)
    {
        var body = await context.ReadBodyAsync<WebhookInput>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        var outcome = await useCase.CreateAsync(
            context.Caller().WorkspaceId,
            input,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone
            ? new Answer<WebhookBody>(WebhookBody.From(outcome.Value))
            {
                Status = StatusCodes.Status201Created,
                Version = outcome.Value.Version,
                Location = $"/api/v1/webhooks/{outcome.Value.Record.Id}",
            }
            : Refusal.From(outcome);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, ManageWebhooks useCase) =>
        await useCase.FindAsync(context.Caller().WorkspaceId, id, context.RequestAborted) is { } stored
            ? Show(stored)
            : Refusal.NotFound();

    private static async Task<IResult> UpdateAsync(
        HttpContext context,
        string id,
        ManageWebhooks useCase,
        IKeyRing ring
    )
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        var body = await context.ReadBodyAsync<WebhookInput>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        var outcome = await useCase.UpdateAsync(
            context.Caller().WorkspaceId,
            id,
            version,
            input,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? Show(outcome.Value) : Refusal.From(outcome);
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context,
        string id,
        ManageWebhooks useCase,
        IKeyRing ring
    )
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        var outcome = await useCase.DeleteAsync(
            context.Caller().WorkspaceId,
            id,
            version,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? Results.NoContent() : Refusal.From(outcome);
    }

    private static Answer<WebhookBody> Show(StoredWebhook stored) =>
        new(WebhookBody.From(stored)) { Version = stored.Version };
}
