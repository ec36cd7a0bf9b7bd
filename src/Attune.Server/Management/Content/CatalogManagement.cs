using Attune.Core.Content.Catalogs;
using Attune.Core.Workspaces;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Content;

/// <summary>Catalogs in the management API: what the published API leaves to a dashboard.</summary>
internal static class CatalogManagement
{
    public static void Map(IEndpointRouteBuilder group)
    {
        var catalogs = group.MapGroup("/catalogs").WithTags("Catalogs");
        catalogs
            .MapGet("/", ListAsync)
            .WithName("ListCatalogs")
            .WithSummary("List the catalogs of the workspace, by name")
            .Produces<Page<CatalogBody>>();
        catalogs
            .MapGet("/{id}", ReadAsync)
            .WithName("ReadCatalog")
            .WithSummary("Read a catalog by its id, or else by its name")
            .Produces<CatalogBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        catalogs
            .MapDelete("/{id}", DeleteAsync)
            .WithName("DeleteCatalog")
            .WithSummary("Delete a catalog that no product set uses, with all of its items")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
        ImportEndpoints.Map(catalogs);
    }

    private static async Task<IResult> ListAsync(HttpContext context, FindCatalogs catalogs, ICatalogItemStore items)
    {
        var found = new List<CatalogBody>();
        foreach (var catalog in catalogs.List(context.Caller().WorkspaceId))
        {
            found.Add(await ShowAsync(context, catalog, items));
        }
        return new Answer<Page<CatalogBody>>(new Page<CatalogBody>(found, NextCursor: null));
    }

    private static async Task<IResult> ReadAsync(
        HttpContext context,
        string id,
        FindCatalogs catalogs,
        ICatalogItemStore items
    ) =>
        catalogs.FindByIdOrName(context.Caller().WorkspaceId, id) is { } catalog
            ? new Answer<CatalogBody>(await ShowAsync(context, catalog, items))
            : Refusal.NotFound();

    private static async Task<IResult> DeleteAsync(HttpContext context, string id, ChangeCatalog change, IKeyRing ring)
    {
        var deleted = await change.DeleteAsync(
            context.Caller().WorkspaceId,
            id,
            context.Principal(ring),
            context.RequestAborted
        );
        return deleted.Problem switch
        {
            null => Results.NoContent(),
            { Kind: CatalogProblemKind.InUse } problem => Refusal.From(
                Outcome<Catalog>.WrongState($"These product sets choose from the catalog: {problem.Detail}.")
            ),
            _ => Refusal.NotFound(),
        };
    }

    private static async Task<CatalogBody> ShowAsync(HttpContext context, Catalog catalog, ICatalogItemStore items) =>
        CatalogBody.From(
            catalog,
            await items.CountAsync(context.Caller().WorkspaceId, catalog.Id, context.RequestAborted)
        );
}
