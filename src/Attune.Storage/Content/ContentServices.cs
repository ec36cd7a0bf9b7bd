using Attune.Core.Content.Catalogs;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Storage.Content;

/// <summary>Registers the stores of content that is not kept as documents.</summary>
internal static class ContentServices
{
    public static IServiceCollection AddContentStores(this IServiceCollection services) =>
        services.AddSingleton<ICatalogItemStore, CatalogItemStore>();
}
