using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Apis.Managing;

/// <summary>Deletes a content API with its secrets. Templates that still name it find nothing there.</summary>
public sealed class DeleteContentApi(IDocumentStore store, ContentApiShelf shelf)
{
    /// <param name="workspaceId">The workspace.</param>
    /// <param name="id">The content API.</param>
    /// <param name="expectedVersion">The version that the caller saw, or null for whichever holds.</param>
    /// <param name="principal">Who.</param>
    /// <param name="cancellationToken">Gives up before the change.</param>
    public async Task<Outcome<Document>> ExecuteAsync(
        string workspaceId,
        string id,
        long? expectedVersion,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (await shelf.FindDocumentAsync(workspaceId, id, cancellationToken) is not { } document)
        {
            return Outcome<Document>.NotFound();
        }
        if (expectedVersion is { } expected && expected != document.Version)
        {
            return Outcome<Document>.Conflict(document.Version);
        }
        var result = await store.WriteAsync(
            workspaceId,
            [DocumentChange.Delete(document)],
            principal.Actor,
            cancellationToken
        );
        return result.IsWritten ? Outcome<Document>.Done(document) : Outcome<Document>.Conflict(result.ConflictVersion);
    }
}
