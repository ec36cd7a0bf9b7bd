using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.SavedAudiences;
using Attune.Core.Workspaces.Snapshots;
using Attune.Decisions.Experiences;
using Attune.Decisions.Validation;
using Attune.Jinja;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>Finds everything that stands against publishing an experience, by compiling it as a snapshot would.</summary>
public sealed class ExperienceCheck(IDocumentStore store, IWorkspaceSnapshots snapshots, JinjaEnvironment environment)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The experience's id.</param>
    /// <param name="content">With all ids given.</param>
    /// <param name="before">The stored experience, or null for a new one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CheckedExperience> ExecuteAsync(
        string workspaceId,
        string id,
        ExperienceContent content,
        ExperienceRecord? before,
        CancellationToken cancellationToken
    )
    {
        var problems = new ProblemList();
        var resolved = await ResolveAsync(workspaceId, content, problems.Member("audiences"), cancellationToken);
        var live = before?.Live is null ? null : before.ToLive(id);
        var composed = ExperienceRecord.Compose(id, resolved, ExperienceState.Published, static _ => null);
        var carried = StoredSlots.Carry(composed, live);
        var found = RecordCheck.Check(carried, snapshots.Find(workspaceId).Document, environment);
        return new CheckedExperience(resolved, carried, [.. problems.All, .. found]);
    }

    private async Task<ExperienceContent> ResolveAsync(
        string workspaceId,
        ExperienceContent content,
        ProblemList problems,
        CancellationToken cancellationToken
    )
    {
        var audiences = content.Audiences.ToArray();
        for (var i = 0; i < audiences.Length; i++)
        {
            if (audiences[i] is not { Rule: null, SavedAudienceId: { } savedId })
            {
                continue;
            }
            var document = Texts.IsId(savedId)
                ? await store.GetAsync(workspaceId, WorkspaceKinds.Audience, savedId, cancellationToken)
                : null;
            if (document is null)
            {
                problems.Item(i).Add("saved_audience_id", "There is no such saved audience.", ProblemKind.NotFound);
            }
            else
            {
                audiences[i] = audiences[i] with { Rule = WorkspaceJson.Read<SavedAudience>(document.Json).Rule };
            }
        }
        return content with { Audiences = audiences };
    }
}
