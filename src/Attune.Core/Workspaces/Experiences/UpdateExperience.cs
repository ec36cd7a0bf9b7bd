namespace Attune.Core.Workspaces.Experiences;

/// <summary>Replaces an experience's draft. What is live goes on as it is until the draft is published.</summary>
public sealed class UpdateExperience(ExperienceShelf shelf, ExperienceCheck check)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The experience.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="content">What was written.</param>
    /// <param name="allowIncomplete">Keeps also what could not be published, for editors that save as one types.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<ExperienceView>> ExecuteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        ExperienceContent content,
        bool allowIncomplete,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var (stored, refused) = await shelf.FindAsync(workspaceId, id, expectedVersion, cancellationToken);
        if (stored is null)
        {
            return refused!;
        }
        var (draft, given) = ContentIds.Give(content, stored.Record);
        if (!allowIncomplete)
        {
            var found = await check.ExecuteAsync(workspaceId, id, draft, stored.Record, cancellationToken);
            if (found.Problems.Count > 0)
            {
                return Outcome<ExperienceView>.Invalid(found.Problems);
            }
        }
        var record = stored.Record with { Draft = draft, GivenIds = given };
        return await shelf.UpdateAsync(stored, record, "experience.update", principal, cancellationToken);
    }
}
