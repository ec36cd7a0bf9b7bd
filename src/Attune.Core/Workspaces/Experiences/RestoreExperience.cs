using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>
/// Brings back the content of an earlier version as the draft, so that it can be looked at before it is published.
/// </summary>
public sealed class RestoreExperience(IDocumentStore store, ExperienceShelf shelf)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The experience.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="version">The version to bring back: what it had as draft, or else what was live.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<ExperienceView>> ExecuteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        long version,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var (stored, refused) = await shelf.FindAsync(workspaceId, id, expectedVersion, cancellationToken);
        if (stored is null)
        {
            return refused!;
        }
        var revision = await store.GetRevisionAsync(
            workspaceId,
            WorkspaceKinds.Experience,
            id,
            version,
            cancellationToken
        );
        if (revision?.After is not { } json)
        {
            return Outcome<ExperienceView>.Invalid("version", "The experience has no such version.");
        }
        var past = WorkspaceJson.Read<ExperienceRecord>(json);
        var content = past.Draft ?? past.Live ?? new ExperienceContent();
        if (stored.Record.Live is { } live)
        {
            // The key of what is live stays, whatever it was then.
            content = content with
            {
                Key = live.Key,
            };
        }
        var (draft, given) = ContentIds.Give(content, stored.Record);
        var record = stored.Record with { Draft = draft, GivenIds = given };
        return await shelf.UpdateAsync(
            stored,
            record,
            "experience.restore",
            principal,
            cancellationToken,
            restoredFrom: version
        );
    }
}
