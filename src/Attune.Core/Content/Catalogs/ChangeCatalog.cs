using System.Text.Json;
using Attune.Core.Content.Library;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Catalogs;

/// <summary>Adds attributes to a catalog, and deletes catalogs. Safe for concurrent use.</summary>
public sealed class ChangeCatalog(
    IDocumentStore documents,
    ICatalogItemStore items,
    ContentLibraries libraries,
    WorkspaceTurns turns,
    TimeProvider time
)
{
    /// <summary>Adds attributes; those that are there with the same type stay as they are.</summary>
    public async Task<CatalogChange> AddAttributesAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<AttributeProposal> attributes,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        using var turn = await turns.TakeAsync(workspaceId, ContentKinds.Catalog, cancellationToken);
        if (await FindAsync(workspaceId, catalogId, cancellationToken) is not { } document)
        {
            return CatalogChange.Refuse(CatalogProblemKind.NotFound);
        }
        if (AttributeProposal.Check(attributes) is { } problem)
        {
            return new CatalogChange { Problem = problem };
        }
        var before = JsonSerializer.Deserialize(document.Json.Span, ContentJson.Catalog)!;
        var known = before.Attributes.ToDictionary(each => each.Name, each => each.Type);
        var other = attributes.Where(each => known.TryGetValue(each.Name, out var type) && type != each.ReadType());
        if (other.Any())
        {
            return CatalogChange.Refuse(
                CatalogProblemKind.AttributeExists,
                AttributeProposal.List(other.Select(each => each.Name))
            );
        }
        var there = attributes.Where(each => known.ContainsKey(each.Name)).Select(each => each.Name).ToList();
        var added = attributes
            .Where(each => !known.ContainsKey(each.Name))
            .Select(each => new CatalogAttribute(each.Name, each.ReadType()!.Value))
            .ToList();
        if (before.Attributes.Count + added.Count > ContentLimits.CatalogAttributes)
        {
            return CatalogChange.Refuse(CatalogProblemKind.AttributeLimit);
        }
        if (added.Count == 0)
        {
            return new CatalogChange { Catalog = before, AlreadyThere = there };
        }
        var after = before with { Attributes = [.. before.Attributes, .. added], UpdatedAt = time.GetUtcNow() };
        var json = JsonSerializer.SerializeToUtf8Bytes(after, ContentJson.Catalog);
        var change = DocumentChange.Update(document, json);
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? new CatalogChange { Catalog = after, AlreadyThere = there }
            : CatalogChange.Refuse(CatalogProblemKind.NotFound);
    }

    /// <summary>Deletes a catalog with its items, unless a product set chooses from it.</summary>
    public async Task<CatalogChange> DeleteAsync(
        string workspaceId,
        string catalogId,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        using var turn = await turns.TakeAsync(workspaceId, ContentKinds.Catalog, cancellationToken);
        if (await FindAsync(workspaceId, catalogId, cancellationToken) is not { } document)
        {
            return CatalogChange.Refuse(CatalogProblemKind.NotFound);
        }
        var users = libraries
            .Current(workspaceId)
            .Entries.Values.Select(entry => entry.ProductSet?.Record)
            .Where(set => set?.CatalogId == catalogId)
            .Select(set => set!.Name)
            .ToList();
        if (users.Count > 0)
        {
            return CatalogChange.Refuse(CatalogProblemKind.InUse, AttributeProposal.List(users));
        }
        var result = await documents.WriteAsync(
            workspaceId,
            [DocumentChange.Delete(document)],
            principal.Actor,
            cancellationToken
        );
        if (!result.IsWritten)
        {
            return CatalogChange.Refuse(CatalogProblemKind.NotFound);
        }
        // Nothing finds the items any more; a crash in between leaves rows that nobody reads.
        await items.DeleteCatalogAsync(workspaceId, catalogId, CancellationToken.None);
        return new CatalogChange { Catalog = JsonSerializer.Deserialize(document.Json.Span, ContentJson.Catalog)! };
    }

    private async Task<Document?> FindAsync(
        string workspaceId,
        string catalogId,
        CancellationToken cancellationToken
    ) =>
        Texts.IsId(catalogId)
            ? await documents.GetAsync(workspaceId, ContentKinds.Catalog, catalogId, cancellationToken)
            : null;
}
