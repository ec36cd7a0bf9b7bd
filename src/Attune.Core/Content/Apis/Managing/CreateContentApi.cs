using Attune.Core.Content.Apis.Http;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Secrets;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>Makes a content API. Templates can call it when this returns.</summary>
public sealed class CreateContentApi(
    IDocumentStore store,
    ContentApiShelf shelf,
    ContentTemplates templates,
    ISecretBox box
)
{
    public async Task<Outcome<StoredContentApi>> ExecuteAsync(
        string workspaceId,
        ContentApiProposal proposal,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        var problems = new ContentApiCheck(proposal, templates.Environment).Run(ContentApiSecrets.None);
        if (problems.Count > 0)
        {
            return Outcome<StoredContentApi>.Invalid(problems);
        }
        var living = await store.ListAsync(workspaceId, ContentKinds.ContentApi, cancellationToken);
        if (living.Count >= ContentApiLimits.PerWorkspace)
        {
            return Outcome<StoredContentApi>.WrongState(
                $"The workspace has {living.Count} content APIs, and may have {ContentApiLimits.PerWorkspace}."
            );
        }
        var id = RandomNames.NewId();
        var (record, secrets) = ContentApiComposition.Compose(id, proposal, ContentApiSecrets.None);
        var change = DocumentChange.Create(
            ContentKinds.ContentApi,
            id,
            ContentApiComposition.Write(record),
            record.Name
        ) with
        {
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
            _ => Outcome<StoredContentApi>.NotFound(),
        };
    }
}
