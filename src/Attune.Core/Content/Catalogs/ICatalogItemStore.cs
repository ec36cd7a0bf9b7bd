namespace Attune.Core.Content.Catalogs;

/// <summary>
/// Where catalogs' items live. Safe for concurrent use. A write is acknowledged after it is committed, whole or not at
/// all.
/// </summary>
public interface ICatalogItemStore
{
    /// <summary>Inserts or replaces items; an existing item keeps its place and its creation time.</summary>
    Task UpsertAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<CatalogItem> items,
        CancellationToken cancellationToken
    );

    /// <summary>Inserts items; those whose id is there already are left alone, and their ids are returned.</summary>
    Task<IReadOnlyList<string>> InsertAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<CatalogItem> items,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Changes items in one transaction, with nobody writing to the catalog in between; returns the ids that were there.
    /// </summary>
    Task<IReadOnlyList<string>> ChangeAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids,
        Func<CatalogItem, CatalogItem> change,
        CancellationToken cancellationToken
    );

    /// <summary>Removes all items of a catalog, and what is known of imports into it.</summary>
    Task DeleteCatalogAsync(string workspaceId, string catalogId, CancellationToken cancellationToken);

    /// <summary>The items that exist among <paramref name="ids"/>, in the order of <paramref name="ids"/>.</summary>
    Task<IReadOnlyList<CatalogItem>> GetAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    );

    /// <summary>Every item, in the order in which items were first written.</summary>
    IAsyncEnumerable<CatalogItem> ReadAsync(string workspaceId, string catalogId, CancellationToken cancellationToken);

    /// <summary>How many items there are.</summary>
    Task<long> CountAsync(string workspaceId, string catalogId, CancellationToken cancellationToken);

    /// <summary>Removes items; returns how many there were.</summary>
    Task<int> DeleteAsync(
        string workspaceId,
        string catalogId,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// A number that grows with every write to the catalog, from whichever process: what caches of product sets compare.
    /// 0 for a catalog that was never written.
    /// </summary>
    Task<long> VersionAsync(string workspaceId, string catalogId, CancellationToken cancellationToken);
}
