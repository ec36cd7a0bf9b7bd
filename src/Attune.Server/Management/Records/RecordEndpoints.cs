using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Records;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Records;

/// <summary>The five calls of a kind of record: list, create, read, replace, delete.</summary>
/// <param name="path">Below <c>/api/v1</c>, such as <c>segments</c>.</param>
/// <param name="name">For the names of the calls, such as <c>Segment</c>.</param>
/// <param name="noun">For people, such as <c>segment</c>.</param>
/// <param name="show">Makes the body of an answer.</param>
internal sealed class RecordEndpoints<TContent, TRecord, TBody>(
    string path,
    string name,
    string noun,
    Func<StoredRecord<TRecord>, TBody> show
)
    where TContent : class
    where TRecord : class
    where TBody : RecordMeta
{
    public void Map(IEndpointRouteBuilder group)
    {
        var records = group.MapGroup($"/{path}").WithTags(name + "s");
        records
            .MapGet("/", ListAsync)
            .WithName($"List{name}s")
            .WithSummary($"List the {noun}s of the workspace, by name")
            .WithQuery(("search", "Words that must all be in the name."))
            .Produces<Page<TBody>>()
            .ProducesRefusals(StatusCodes.Status422UnprocessableEntity);
        records
            .MapPost("/", CreateAsync)
            .WithName($"Create{name}")
            .WithSummary($"Create a {noun}")
            .Takes<TContent>()
            .Produces<TBody>(StatusCodes.Status201Created)
            .ProducesRefusals(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        records
            .MapGet("/{id}", ReadAsync)
            .WithName($"Read{name}")
            .WithSummary($"Read a {noun}")
            .Produces<TBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        records
            .MapPut("/{id}", UpdateAsync)
            .WithName($"Update{name}")
            .WithSummary($"Replace a {noun}")
            .Takes<TContent>()
            .Produces<TBody>()
            .ProducesChangeRefusals();
        records
            .MapDelete("/{id}", DeleteAsync)
            .WithName($"Delete{name}")
            .WithSummary($"Delete a {noun} that nothing uses")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesChangeRefusals();
    }

    private async Task<IResult> ListAsync(HttpContext context, ReadRecords<TContent, TRecord> useCase)
    {
        var query = new QueryReader(context);
        var search = query.Text("search");
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        var records = await useCase.ListAsync(context.Caller().WorkspaceId, search, context.RequestAborted);
        return new Answer<Page<TBody>>(new Page<TBody>([.. records.Select(show)], NextCursor: null));
    }

    private async Task<IResult> CreateAsync(HttpContext context, CreateRecord<TContent, TRecord> useCase, IKeyRing ring)
    {
        var body = await context.ReadBodyAsync<TContent>();
        if (body.Record is not { } content)
        {
            return body.Refused!;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            content,
            context.Principal(ring),
            context.RequestAborted
        );
        if (!outcome.IsDone)
        {
            return Refusal.From(outcome);
        }
        var created = show(outcome.Value);
        return new Answer<TBody>(created)
        {
            Status = StatusCodes.Status201Created,
            Version = outcome.Value.Version,
            Location = $"/api/v1/{path}/{created.Id}",
        };
    }

    private async Task<IResult> ReadAsync(HttpContext context, string id, ReadRecords<TContent, TRecord> useCase) =>
        await useCase.FindAsync(context.Caller().WorkspaceId, id, context.RequestAborted) is { } stored
            ? Show(stored)
            : Refusal.NotFound();

    private async Task<IResult> UpdateAsync(
        HttpContext context,
        string id,
        UpdateRecord<TContent, TRecord> useCase,
        IKeyRing ring
    )
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        var body = await context.ReadBodyAsync<TContent>();
        if (body.Record is not { } content)
        {
            return body.Refused!;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            id,
            version,
            content,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? Show(outcome.Value) : Refusal.From(outcome);
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context,
        string id,
        DeleteRecord<TContent, TRecord> useCase,
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

    private Answer<TBody> Show(StoredRecord<TRecord> stored) => new(show(stored)) { Version = stored.Version };
}
