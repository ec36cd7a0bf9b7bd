using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>Stops serving an experience until it is resumed.</summary>
public sealed class PauseExperience(ExperienceShelf shelf)
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
        var view = await shelf.ViewAsync(stored, cancellationToken);
        if (view.Status is not (ExperienceStatus.Active or ExperienceStatus.Scheduled))
        {
            return Outcome<ExperienceView>.WrongState(
                $"The experience is {view.Status}; only one that is Active or Scheduled can be paused."
            );
        }
        var record = stored.Record with { State = ExperienceState.Paused };
        return await shelf.UpdateAsync(stored, record, "experience.pause", principal, cancellationToken);
    }
}
