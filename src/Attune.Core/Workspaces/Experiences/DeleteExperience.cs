using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Snapshots;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>Deletes an experience that was never published. One that was is kept for its results, and paused instead.</summary>
public sealed class DeleteExperience(IDocumentStore store, ExperienceShelf shelf, IWorkspaceSnapshots snapshots)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The experience.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<ExperienceView>> ExecuteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var (stored, refused) = await shelf.FindAsync(workspaceId, id, expectedVersion, cancellationToken);
        if (stored is null)
        {
            return refused!;
        }
        if (stored.Record.Live is not null)
        {
            return Outcome<ExperienceView>.WrongState(
                "The experience was published, and people may have seen it. Pause it instead."
            );
        }
        var group = snapshots
            .Find(workspaceId)
            .Document.ExclusionGroups.FirstOrDefault(group => group.Members.Any(member => member.ExperienceId == id));
        if (group is not null)
        {
            return Outcome<ExperienceView>.WrongState(
                $"The experience is in the exclusion group '{group.Name}'. Take it out of there first."
            );
        }
        var view = await shelf.ViewAsync(stored, cancellationToken);
        var change = DocumentChange.Delete(stored.Document);
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? Outcome<ExperienceView>.Done(view)
            : Outcome<ExperienceView>.Conflict(result.ConflictVersion);
    }
}
