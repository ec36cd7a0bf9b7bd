using System.Globalization;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Server.Authentication;
using Attune.Server.Management.Audit;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Experiences;

/// <summary>Every version that an experience ever had.</summary>
internal static class ExperienceHistory
{
    public static void Map(IEndpointRouteBuilder experiences)
    {
        experiences
            .MapGet("/{id}/history", ListAsync)
            .WithName("ListExperienceHistory")
            .WithSummary("List the versions of an experience, newest first")
            .WithQuery(
                ("limit", "Versions in one answer, 1 to 200; 50 unless given."),
                ("cursor", "next_cursor of the answer before.")
            )
            .Produces<Page<AuditEntryBody>>()
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        experiences
            .MapGet("/{id}/history/{version:long}", ReadAsync)
            .WithName("ReadExperienceVersion")
            .WithSummary("Read a version of an experience, and what it changed")
            .Produces<AuditEntryBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext context, string id, IDocumentStore store)
    {
        var reader = new QueryReader(context);
        var query = new AuditQuery
        {
            Kind = WorkspaceKinds.Experience,
            Id = id,
            BeforeSequence = reader.Number("cursor"),
            Limit = reader.Limit(),
            WithRecords = false,
        };
        if (reader.Refused() is { } refused)
        {
            return refused;
        }
        var page = await store.AuditAsync(context.Caller().WorkspaceId, query, context.RequestAborted);
        if (page.Count == 0 && query.BeforeSequence is null)
        {
            return Refusal.NotFound();
        }
        var next = page.Count < query.Limit ? null : page[^1].Sequence.ToString(CultureInfo.InvariantCulture);
        return new Answer<Page<AuditEntryBody>>(new Page<AuditEntryBody>([.. page.Select(AuditEntryBody.From)], next));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, long version, IDocumentStore store) =>
        await store.GetRevisionAsync(
            context.Caller().WorkspaceId,
            WorkspaceKinds.Experience,
            id,
            version,
            context.RequestAborted
        )
            is { } revision
            ? new Answer<AuditEntryBody>(AuditEntryBody.WithRecords(revision))
            : Refusal.NotFound();
}
