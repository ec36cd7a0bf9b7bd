using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>Serves a paused experience again, as it was.</summary>
public sealed class ResumeExperience(ExperienceShelf shelf)
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
        if (view.Status != ExperienceStatus.Paused)
        {
            return Outcome<ExperienceView>.WrongState(
                $"The experience is {view.Status}; only one that is Paused can be resumed."
            );
        }
        var record = stored.Record with { State = ExperienceState.Published };
        return await shelf.UpdateAsync(stored, record, "experience.resume", principal, cancellationToken);
    }
}
