using Attune.Core.Content.AuxiliaryFiles;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Catalogs.Imports;
using Attune.Core.Content.Coupons;
using Attune.Core.Content.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Storage.Content;

/// <summary>Registers the stores of content that is not kept as documents.</summary>
internal static class ContentServices
{
    public static IServiceCollection AddContentStores(this IServiceCollection services) =>
        services
            .AddSingleton<ICatalogItemStore, CatalogItemStore>()
            .AddSingleton<ICatalogImportStore, CatalogImportStore>()
            .AddSingleton<IInteractionStore, InteractionStore>()
            .AddSingleton<IAuxiliaryStore, AuxiliaryStore>()
            .AddSingleton<ICouponStore, CouponStore>();
}
