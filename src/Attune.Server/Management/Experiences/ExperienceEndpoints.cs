using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Experiences;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Experiences;

/// <summary><c>/api/v1/experiences</c>: lists, reads and writes experiences of the caller's workspace.</summary>
internal static class ExperienceEndpoints
{
    private static readonly (string, string) Incomplete = (
        "incomplete",
        "true keeps also what could not be published; what is wrong is told in problems."
    );

    public static void Map(IEndpointRouteBuilder group)
    {
        var experiences = group.MapGroup("/experiences").WithTags("Experiences");
        experiences
            .MapGet("/", List)
            .WithName("ListExperiences")
            .WithSummary("List experiences")
            .WithQuery(ExperienceListQuery.Parameters)
            .Produces<ExperiencePageBody>()
            .ProducesRefusals(StatusCodes.Status422UnprocessableEntity);
        experiences
            .MapPost("/", CreateAsync)
            .WithName("CreateExperience")
            .WithSummary("Create an experience as a draft")
            .WithDescription("It is served to nobody until it is published. Ids that are left out are given.")
            .WithQuery(Incomplete)
            .Takes<ExperienceContent>()
            .Produces<ExperienceBody>(StatusCodes.Status201Created)
            .ProducesRefusals(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
        experiences
            .MapGet("/{id}", ReadAsync)
            .WithName("ReadExperience")
            .WithSummary("Read an experience")
            .Produces<ExperienceBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        experiences
            .MapPut("/{id}", UpdateAsync)
            .WithName("UpdateExperience")
            .WithSummary("Replace the draft of an experience")
            .WithDescription("What is live stays as it is until the draft is published.")
            .WithQuery(Incomplete)
            .Takes<ExperienceContent>()
            .Produces<ExperienceBody>()
            .ProducesChangeRefusals();
        experiences
            .MapDelete("/{id}", DeleteAsync)
            .WithName("DeleteExperience")
            .WithSummary("Delete an experience that was never published")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesChangeRefusals();
        ExperienceActions.Map(experiences);
        ExperienceHistory.Map(experiences);
        ExperienceMismatches.Map(experiences);
    }

    /// <summary>The answer with an experience in it.</summary>
    public static Answer<ExperienceBody> Show(ExperienceView view) =>
        new(ExperienceBody.From(view)) { Version = view.Version };

    /// <summary>The answer to something that made an experience.</summary>
    public static Answer<ExperienceBody> ShowCreated(ExperienceView view) =>
        new(ExperienceBody.From(view))
        {
            Status = StatusCodes.Status201Created,
            Version = view.Version,
            Location = $"/api/v1/experiences/{view.Id}",
        };

    private static IResult List(HttpContext context, ListExperiences useCase)
    {
        var reader = new QueryReader(context);
        var query = ExperienceListQuery.Read(reader);
        var page = reader.Refused() is null ? useCase.Execute(context.Caller().WorkspaceId, query) : null;
        if (page is null)
        {
            reader.RefuseUnlessRefused("cursor", "Expected next_cursor of the answer before.");
            return reader.Refused()!;
        }
        return new Answer<ExperiencePageBody>(
            new ExperiencePageBody([.. page.Items.Select(ExperienceItemBody.From)], page.NextCursor, page.Total)
        );
    }

    private static async Task<IResult> CreateAsync(HttpContext context, CreateExperience useCase, IKeyRing ring)
    {
        var reader = new QueryReader(context);
        var incomplete = reader.Flag("incomplete");
        if (reader.Refused() is { } refused)
        {
            return refused;
        }
        var body = await context.ReadBodyAsync<ExperienceContent>();
        if (body.Record is not { } content)
        {
            return body.Refused!;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            content,
            incomplete,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? ShowCreated(outcome.Value) : Refusal.From(outcome);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, ReadExperience useCase) =>
        await useCase.ExecuteAsync(context.Caller().WorkspaceId, id, context.RequestAborted) is { } view
            ? Show(view)
            : Refusal.NotFound();

    private static async Task<IResult> UpdateAsync(
        HttpContext context,
        string id,
        UpdateExperience useCase,
        IKeyRing ring
    )
    {
        var reader = new QueryReader(context);
        var incomplete = reader.Flag("incomplete");
        var (version, refused) = context.ExpectedVersion();
        if ((reader.Refused() ?? refused) is { } refusal)
        {
            return refusal;
        }
        var body = await context.ReadBodyAsync<ExperienceContent>();
        if (body.Record is not { } content)
        {
            return body.Refused!;
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            id,
            version,
            content,
            incomplete,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? Show(outcome.Value) : Refusal.From(outcome);
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context,
        string id,
        DeleteExperience useCase,
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
}
