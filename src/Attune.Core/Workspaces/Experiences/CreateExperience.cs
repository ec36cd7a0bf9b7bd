namespace Attune.Core.Workspaces.Experiences;

/// <summary>Makes an experience as a draft, which is served to nobody until it is published.</summary>
public sealed class CreateExperience(ExperienceShelf shelf, ExperienceCheck check)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="content">What was written.</param>
    /// <param name="allowIncomplete">Keeps also what could not be published, for editors that save as one types.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<ExperienceView>> ExecuteAsync(
        string workspaceId,
        ExperienceContent content,
        bool allowIncomplete,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var id = RandomNames.NewId();
        var record = new ExperienceRecord();
        var (draft, given) = ContentIds.Give(content, record);
        if (!allowIncomplete)
        {
            var found = await check.ExecuteAsync(workspaceId, id, draft, before: null, cancellationToken);
            if (found.Problems.Count > 0)
            {
                return Outcome<ExperienceView>.Invalid(found.Problems);
            }
        }
        record = record with { Draft = draft, GivenIds = given };
        return await shelf.CreateAsync(workspaceId, id, record, "experience.create", principal, cancellationToken);
    }
}
