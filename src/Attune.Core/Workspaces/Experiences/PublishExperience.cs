using Attune.Decisions.Bucketing;
using Attune.Decisions.Experiences;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>
/// Makes the draft live, or content that is given with the call. Users keep their variations as far as the new shares allow.
/// A paused experience is served again.
/// </summary>
public sealed class PublishExperience(ExperienceShelf shelf, ExperienceCheck check, TimeProvider time)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The experience.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="content">What to publish; null for the draft.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<ExperienceView>> ExecuteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        ExperienceContent? content,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var (stored, refused) = await shelf.FindAsync(workspaceId, id, expectedVersion, cancellationToken);
        if (stored is null)
        {
            return refused!;
        }
        if ((content ?? stored.Record.Draft) is not { } wanted)
        {
            return Outcome<ExperienceView>.WrongState("There is no draft to publish: what is live is all there is.");
        }
        var (complete, given) = ContentIds.Give(wanted, stored.Record);
        var found = await check.ExecuteAsync(workspaceId, id, complete, stored.Record, cancellationToken);
        if (found.Problems.Count > 0)
        {
            return Outcome<ExperienceView>.Invalid(found.Problems);
        }
        var record = new ExperienceRecord
        {
            Live = found.Content,
            State = ExperienceState.Published,
            Slots = SlotsOf(found.Experience),
            GivenIds = given,
            PublishedAt = time.GetUtcNow(),
            PublishedBy = principal.Actor,
        };
        return await shelf.UpdateAsync(stored, record, "experience.publish", principal, cancellationToken);
    }

    private static Dictionary<string, IReadOnlyList<SlotRun>> SlotsOf(Experience experience) =>
        experience
            .Audiences.Where(audience => audience.Slots is not null)
            .ToDictionary(audience => audience.Id, audience => audience.Slots!);
}
