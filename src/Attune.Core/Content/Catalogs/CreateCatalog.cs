using System.Text.Json;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Content.Catalogs;

/// <summary>Makes a catalog without items. Safe for concurrent use.</summary>
public sealed class CreateCatalog(
    IDocumentStore documents,
    FindCatalogs catalogs,
    WorkspaceTurns turns,
    ContentLimits limits,
    TimeProvider time
)
{
    /// <exception cref="Storage.StorageUnavailableException">Nothing is known to be kept.</exception>
    public async Task<CatalogChange> ExecuteAsync(
        string workspaceId,
        CatalogProposal proposal,
        Principal principal,
        CancellationToken cancellationToken
    )
    {
        if (Check(proposal) is { } problem)
        {
            return new CatalogChange { Problem = problem };
        }
        using var turn = await turns.TakeAsync(workspaceId, ContentKinds.Catalog, cancellationToken);
        if (catalogs.List(workspaceId).Count >= limits.Catalogs)
        {
            return CatalogChange.Refuse(CatalogProblemKind.CatalogLimit, $"{limits.Catalogs}");
        }
        var now = time.GetUtcNow();
        var catalog = new Catalog
        {
            Id = RandomNames.NewId(),
            Name = proposal.Name,
            PriceCurrency = proposal.PriceCurrency,
            Attributes = Order(proposal.Attributes),
            CreatedAt = now,
            UpdatedAt = now,
        };
        var json = JsonSerializer.SerializeToUtf8Bytes(catalog, ContentJson.Catalog);
        var change = DocumentChange.Create(ContentKinds.Catalog, catalog.Id, json, catalog.Name);
        var result = await documents.WriteAsync(workspaceId, [change], principal.Actor, cancellationToken);
        return result.IsWritten
            ? new CatalogChange { Catalog = catalog }
            : CatalogChange.Refuse(CatalogProblemKind.DuplicateName);
    }

    private static CatalogProblem? Check(CatalogProposal proposal)
    {
        if (Texts.CheckName(proposal.Name) is { } name)
        {
            return new CatalogProblem(CatalogProblemKind.InvalidRequest, $"name: {name}");
        }
        if (!Currencies.All.Contains(proposal.PriceCurrency))
        {
            return new CatalogProblem(
                CatalogProblemKind.InvalidRequest,
                $"price_currency: {proposal.PriceCurrency} is not a supported ISO 4217 currency code."
            );
        }
        if (AttributeProposal.Check(proposal.Attributes) is { } problem)
        {
            return problem;
        }
        var missing = AttributeProposal
            .Mandatory.Where(needed =>
                !proposal.Attributes.Any(each => each.Name == needed && each.ReadType() == CatalogAttributeType.String)
            )
            .ToList();
        return missing.Count > 0
            ? new CatalogProblem(CatalogProblemKind.MissingMandatory, AttributeProposal.List(missing))
            : null;
    }

    // What every item has comes first.
    private static IReadOnlyList<CatalogAttribute> Order(IReadOnlyList<AttributeProposal> attributes) =>
        [
            .. AttributeProposal.Mandatory.Select(name => new CatalogAttribute(name, CatalogAttributeType.String)),
            .. attributes
                .Where(each => !AttributeProposal.Mandatory.Contains(each.Name))
                .Select(each => new CatalogAttribute(each.Name, each.ReadType()!.Value)),
        ];
}
