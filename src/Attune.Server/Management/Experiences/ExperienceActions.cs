using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Experiences;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Experiences;

/// <summary>What is done to an experience: publish, pause, resume, duplicate, restore, discard.</summary>
internal static class ExperienceActions
{
    public static void Map(IEndpointRouteBuilder experiences)
    {
        experiences
            .MapPost("/{id}:publish", PublishAsync)
            .WithName("PublishExperience")
            .WithSummary("Make the draft live")
            .WithDescription("With a body, makes that live instead. A paused experience is served again.")
            .Takes<ExperienceContent>(isOptional: true)
            .Produces<ExperienceBody>()
            .ProducesChangeRefusals();
        experiences
            .MapPost("/{id}:pause", PauseAsync)
            .WithName("PauseExperience")
            .WithSummary("Stop serving an experience until it is resumed")
            .Produces<ExperienceBody>()
            .ProducesChangeRefusals();
        experiences
            .MapPost("/{id}:resume", ResumeAsync)
            .WithName("ResumeExperience")
            .WithSummary("Serve a paused experience again")
            .Produces<ExperienceBody>()
            .ProducesChangeRefusals();
        experiences
            .MapPost("/{id}:discard", DiscardAsync)
            .WithName("DiscardDraft")
            .WithSummary("Drop what was written since the last publish")
            .Produces<ExperienceBody>()
            .ProducesChangeRefusals();
        experiences
            .MapPost("/{id}:duplicate", DuplicateAsync)
            .WithName("DuplicateExperience")
            .WithSummary("Make a draft of its own out of an experience")
            .Produces<ExperienceBody>(StatusCodes.Status201Created)
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        experiences
            .MapPost("/{id}:restore", RestoreAsync)
            .WithName("RestoreExperience")
            .WithSummary("Bring the content of an earlier version back as the draft")
            .Takes<RestoreInput>()
            .Produces<ExperienceBody>()
            .ProducesChangeRefusals();
    }

    private static async Task<IResult> PublishAsync(
        HttpContext context,
        string id,
        PublishExperience useCase,
        IKeyRing ring
    )
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        ExperienceContent? content = null;
        if (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0)
        {
            var body = await context.ReadBodyAsync<ExperienceContent>();
            if (body.Record is null)
            {
                return body.Refused!;
            }
            content = body.Record;
        }
        return Answer(
            await useCase.ExecuteAsync(
                context.Caller().WorkspaceId,
                id,
                version,
                content,
                context.Principal(ring),
                context.RequestAborted
            )
        );
    }

    private static Task<IResult> PauseAsync(HttpContext context, string id, PauseExperience useCase, IKeyRing ring) =>
        ActAsync(context, id, ring, useCase.ExecuteAsync);

    private static Task<IResult> ResumeAsync(HttpContext context, string id, ResumeExperience useCase, IKeyRing ring) =>
        ActAsync(context, id, ring, useCase.ExecuteAsync);

    private static Task<IResult> DiscardAsync(HttpContext context, string id, DiscardDraft useCase, IKeyRing ring) =>
        ActAsync(context, id, ring, useCase.ExecuteAsync);

    private static async Task<IResult> DuplicateAsync(
        HttpContext context,
        string id,
        DuplicateExperience useCase,
        IKeyRing ring
    )
    {
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            id,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone ? ExperienceEndpoints.ShowCreated(outcome.Value) : Refusal.From(outcome);
    }

    private static async Task<IResult> RestoreAsync(
        HttpContext context,
        string id,
        RestoreExperience useCase,
        IKeyRing ring
    )
    {
        var (version, refused) = context.ExpectedVersion();
        if (refused is not null)
        {
            return refused;
        }
        var body = await context.ReadBodyAsync<RestoreInput>();
        if (body.Record is not { } input)
        {
            return body.Refused!;
        }
        return Answer(
            await useCase.ExecuteAsync(
                context.Caller().WorkspaceId,
                id,
                version,
                input.Version,
                context.Principal(ring),
                context.RequestAborted
            )
        );
    }

    private static async Task<IResult> ActAsync(
        HttpContext context,
        string id,
        IKeyRing ring,
        Func<string, string, long?, Principal, CancellationToken, Task<Outcome<ExperienceView>>> act
    )
    {
        var (version, refused) = context.ExpectedVersion();
        return refused
            ?? Answer(
                await act(context.Caller().WorkspaceId, id, version, context.Principal(ring), context.RequestAborted)
            );
    }

    private static IResult Answer(Outcome<ExperienceView> outcome) =>
        outcome.IsDone ? ExperienceEndpoints.Show(outcome.Value) : Refusal.From(outcome);
}
