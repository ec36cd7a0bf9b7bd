using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Keys;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Keys;

/// <summary><c>/api/v1/keys</c>: the keys of the caller's workspace.</summary>
internal static class KeyEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var keys = group.MapGroup("/keys").WithTags("Keys");
        keys.MapGet("/", ListAsync)
            .WithName("ListKeys")
            .WithSummary("List the keys of the workspace")
            .Produces<Page<KeyBody>>();
        keys.MapPost("/", CreateAsync)
            .WithName("CreateKey")
            .WithSummary("Create a key")
            .WithDescription("The answer holds the secret, which is never to be had again.")
            .Takes<KeyInput>()
            .Produces<KeyBody>(StatusCodes.Status201Created)
            .ProducesRefusals(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        keys.MapGet("/{id}", ReadAsync)
            .WithName("ReadKey")
            .WithSummary("Read a key")
            .Produces<KeyBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        keys.MapPut("/{id}", UpdateAsync)
            .WithName("UpdateKey")
            .WithSummary("Change the name and scopes of a key")
            .Takes<KeyUpdate>()
            .Produces<KeyBody>()
            .ProducesChangeRefusals();
        keys.MapPost("/{id}:regenerate", RegenerateAsync)
            .WithName("RegenerateKey")
            .WithSummary("Give a key a new secret")
            .WithDescription("The old secret ends with this call.")
            .Produces<KeyBody>()
            .ProducesChangeRefusals();
        keys.MapDelete("/{id}", RevokeAsync)
            .WithName("RevokeKey")
            .WithSummary("End a key for good")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesChangeRefusals();
    }

    private static async Task<IResult> ListAsync(HttpContext context, KeyDirectory directory) =>
        new Answer<Page<KeyBody>>(
            new Page<KeyBody>(
                [
                    .. (await directory.ListAsync(context.Caller().WorkspaceId, context.RequestAborted)).Select(key =>
                        KeyBody.From(key)
                    ),
                ],
                NextCursor: null
            )
        );

    private static async Task<IResult> CreateAsync(HttpContext context, CreateKey useCase, IKeyRing ring)
    {
        var body = await context.ReadBodyAsync<KeyInput>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            input.ToProposal(),
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone
            ? new Answer<KeyBody>(KeyBody.From(outcome.Value.Key, outcome.Value.Secret))
            {
                Status = StatusCodes.Status201Created,
                Version = outcome.Value.Key.Version,
                Location = $"/api/v1/keys/{outcome.Value.Key.Id}",
            }
            : Refusal.From(outcome);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, KeyDirectory directory) =>
        await directory.FindAsync(context.Caller().WorkspaceId, id, context.RequestAborted) is { } key
            ? Show(key)
            : Refusal.NotFound();

    private static async Task<IResult> UpdateAsync(HttpContext context, string id, UpdateKey useCase, IKeyRing ring)
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        var body = await context.ReadBodyAsync<KeyUpdate>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            id,
            version,
            new KeyProposal { Name = input.Name, Scopes = input.Scopes },
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? Show(outcome.Value) : Refusal.From(outcome);
    }

    private static async Task<IResult> RegenerateAsync(
        HttpContext context,
        string id,
        RegenerateKey useCase,
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
        return outcome.IsDone ? Show(outcome.Value.Key, outcome.Value.Secret) : Refusal.From(outcome);
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, string id, RevokeKey useCase, IKeyRing ring)
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

    private static Answer<KeyBody> Show(ApiKey key, string? secret = null) =>
        new(KeyBody.From(key, secret)) { Version = key.Version };
}
