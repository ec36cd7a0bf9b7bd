using Attune.Server.Http;

namespace Attune.Server.Catalogs;

/// <summary>Registers the catalog API.</summary>
internal static class CatalogServices
{
    public static void Add(IServiceCollection services) =>
        services.AddErrorFamily(CatalogErrors.Instance, CatalogErrors.Prefix);
}
