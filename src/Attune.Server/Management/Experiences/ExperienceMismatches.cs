using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Rules;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Experiences;

/// <summary>Conditions of an experience that found no value to compare, so that a rule that can never match is seen.</summary>
internal static class ExperienceMismatches
{
    public static void Map(IEndpointRouteBuilder experiences) =>
        experiences
            .MapGet("/{id}/mismatches", Read)
            .WithName("ReadMismatches")
            .WithSummary("Count the values that the experience's conditions could not compare")
            .WithDescription("Since the server started, for what is live, and for all segments.")
            .Produces<Page<MismatchBody>>()
            .ProducesRefusals(StatusCodes.Status404NotFound);

    private static IResult Read(HttpContext context, string id, IWorkspaceSnapshots snapshots)
    {
        var workspace = snapshots.Find(context.Caller().WorkspaceId);
        if (workspace.Document.Experiences.FirstOrDefault(known => known.Id == id) is not { } experience)
        {
            return Refusal.NotFound();
        }
        var needs = workspace.Snapshot.NeedsOf(experience.Key);
        var counts = workspace
            .Mismatches.ReadAll()
            .Where(count => count.Clause.Owner == experience.Key || IsSegment(count.Clause))
            .GroupBy(count => count.Clause)
            .Select(group => MismatchBody.From(group.Key, [.. group.Select(count => (count.Mismatch, count.Count))]));
        return new Answer<Page<MismatchBody>>(new Page<MismatchBody>(needs is null ? [] : [.. counts], null));
    }

    private static bool IsSegment(RuleClause clause) => clause.Owner.StartsWith("segment ", StringComparison.Ordinal);
}
