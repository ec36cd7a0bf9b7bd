namespace Attune.Core.Workspaces.Experiences;

/// <summary>Drops what was written since the last publish.</summary>
public sealed class DiscardDraft(ExperienceShelf shelf)
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
        if (stored.Record.Live is null)
        {
            return Outcome<ExperienceView>.WrongState(
                "The experience was never published: without its draft nothing would be left. Delete it instead."
            );
        }
        if (stored.Record.Draft is null)
        {
            return Outcome<ExperienceView>.WrongState("There is no draft to discard.");
        }
        var record = stored.Record with { Draft = null };
        return await shelf.UpdateAsync(stored, record, "experience.discard", principal, cancellationToken);
    }
}
