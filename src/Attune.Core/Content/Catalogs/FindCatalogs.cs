using Attune.Core.Content.Library;

namespace Attune.Core.Content.Catalogs;

/// <summary>Finds the catalogs of a workspace. What was acknowledged before is found. Safe for concurrent use.</summary>
public sealed class FindCatalogs(ContentLibraries libraries)
{
    /// <summary>Null where there is none.</summary>
    public Catalog? Find(string workspaceId, string id) =>
        libraries.Current(workspaceId).Catalogs.GetValueOrDefault(id);

    /// <summary>By its id or, where none has it, by its name.</summary>
    public Catalog? FindByIdOrName(string workspaceId, string idOrName) =>
        Find(workspaceId, idOrName) ?? List(workspaceId).FirstOrDefault(catalog => catalog.Name == idOrName);

    /// <summary>All, by name.</summary>
    public IReadOnlyList<Catalog> List(string workspaceId) =>
        [
            .. libraries
                .Current(workspaceId)
                .Catalogs.Values.OrderBy(catalog => catalog.Name, StringComparer.OrdinalIgnoreCase),
        ];
}
