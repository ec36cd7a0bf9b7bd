using Attune.Core.Content.Apis.Http;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>Replaces a content API; secrets that are not given stay, as long as they go to the same host.</summary>
public sealed class UpdateContentApi(
    IDocumentStore store,
    ContentApiShelf shelf,
    ContentTemplates templates,
    ISecretBox box
)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The content API.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="proposal">All of the new content.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<StoredContentApi>> ExecuteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        ContentApiProposal proposal,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await shelf.FindDocumentAsync(workspaceId, id, cancellationToken) is not { } document)
        {
            return Outcome<StoredContentApi>.NotFound();
        }
        if (expectedVersion is { } expected && expected != document.Version)
        {
            return Outcome<StoredContentApi>.Conflict(document.Version);
        }
        var kept = StoredContentApi.From(document, box).Record is HttpContentApi before
            ? before.Secrets
            : ContentApiSecrets.None;
        var problems = new ContentApiCheck(proposal, templates.Environment).Run(kept);
        if (problems.Count > 0)
        {
            return Outcome<StoredContentApi>.Invalid(problems);
        }
        var (record, secrets) = ContentApiComposition.Compose(id, proposal, kept);
        var change = DocumentChange.Update(document, ContentApiComposition.Write(record)) with
        {
            Name = record.Name,
            Secret = secrets.Seal(box),
        };
        var result = await store.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.Status switch
        {
            DocumentWriteStatus.Written when await shelf.FindAsync(workspaceId, id, cancellationToken) is { } written =>
                Outcome<StoredContentApi>.Done(written),
            DocumentWriteStatus.NameTaken => Outcome<StoredContentApi>.Taken(
                "name",
                "Another content API has this name."
            ),
            _ => Outcome<StoredContentApi>.Conflict(result.ConflictVersion),
        };
    }
}
