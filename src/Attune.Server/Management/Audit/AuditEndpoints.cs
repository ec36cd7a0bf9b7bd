using System.Globalization;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Audit;
using Attune.Core.Workspaces.Documents;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Audit;

/// <summary><c>/api/v1/audit</c>: every change of the workspace's configuration, newest first, and its undoing.</summary>
internal static class AuditEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var audit = group.MapGroup("/audit").WithTags("Audit");
        audit
            .MapGet("/", ListAsync)
            .WithName("ListAudit")
            .WithSummary("List changes, newest first")
            .WithQuery(
                ("kind", "Only changes of this kind of document, such as experience."),
                ("id", "Only changes of the document of this id."),
                ("actor", "Only changes by the key or person of this id."),
                ("action", "Only this action, such as experience.publish."),
                ("from", "At this moment or later, such as 2026-03-01T12:00:00Z."),
                ("to", "Before this moment."),
                ("limit", "Entries in one answer, 1 to 200; 50 unless given."),
                ("cursor", "next_cursor of the answer before.")
            )
            .Produces<Page<AuditEntryBody>>()
            .ProducesRefusals(StatusCodes.Status422UnprocessableEntity);
        audit
            .MapGet("/{sequence}", ReadAsync)
            .WithName("ReadAuditEntry")
            .WithSummary("Read a change with the record before and after it")
            .Produces<AuditEntryBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        audit
            .MapPost("/{sequence}:undo", UndoAsync)
            .WithName("UndoChange")
            .WithSummary("Take a change back")
            .WithDescription("Writes what was there before as a new version, unless the document was changed since.")
            .Produces<AuditEntryBody>()
            .ProducesRefusals(
                StatusCodes.Status404NotFound,
                StatusCodes.Status409Conflict,
                StatusCodes.Status412PreconditionFailed
            );
    }

    private static async Task<IResult> ListAsync(HttpContext context, IDocumentStore store)
    {
        var query = new QueryReader(context);
        var asked = new AuditQuery
        {
            Kind = query.Text("kind"),
            Id = query.Text("id"),
            ActorId = query.Text("actor"),
            Action = query.Text("action"),
            From = query.Moment("from"),
            To = query.Moment("to"),
            BeforeSequence = query.Number("cursor"),
            Limit = query.Limit(),
            WithRecords = false,
        };
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        var page = await store.AuditAsync(context.Caller().WorkspaceId, asked, context.RequestAborted);
        var next = page.Count < asked.Limit ? null : page[^1].Sequence.ToString(CultureInfo.InvariantCulture);
        return new Answer<Page<AuditEntryBody>>(new Page<AuditEntryBody>([.. page.Select(AuditEntryBody.From)], next));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string sequence, IDocumentStore store)
    {
        if (!long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Refusal.NotFound();
        }
        var query = new AuditQuery { BeforeSequence = number + 1, Limit = 1 };
        var page = await store.AuditAsync(context.Caller().WorkspaceId, query, context.RequestAborted);
        return page.FirstOrDefault(entry => entry.Sequence == number) is { } entry
            ? new Answer<AuditEntryBody>(AuditEntryBody.WithRecords(entry))
            : Refusal.NotFound();
    }

    private static async Task<IResult> UndoAsync(
        HttpContext context,
        string sequence,
        UndoChange useCase,
        IKeyRing ring
    )
    {
        if (!long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return Refusal.NotFound();
        }
        var outcome = await useCase.ExecuteAsync(
            context.Caller().WorkspaceId,
            number,
            context.Principal(ring),
            context.RequestAborted
        );
        return outcome.IsDone
            ? new Answer<AuditEntryBody>(AuditEntryBody.WithRecords(outcome.Value))
            : Refusal.From(outcome);
    }
}
