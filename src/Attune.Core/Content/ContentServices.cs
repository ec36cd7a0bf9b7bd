using Attune.Core.Content.Apis;
using Attune.Core.Content.AuxiliaryFiles;
using Attune.Core.Content.Blocks;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Catalogs.Imports;
using Attune.Core.Content.Library;
using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Recommendations;
using Attune.Core.Content.Rendering;
using Attune.Core.Content.Templates;
using Attune.Core.Workspaces.Configuration;
using Attune.Core.Workspaces.Records;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Attune.Core.Content;

/// <summary>Registers what templates are rendered with. A new kind of content API is one line here.</summary>
public static class ContentServices
{
    public static IServiceCollection AddAttuneContent(this IServiceCollection services)
    {
        services.AddSingleton<ContentTemplates>();
        services.AddSingleton(provider => provider.GetRequiredService<ContentTemplates>().Environment);
        services.AddSingleton<ContentLibraries>();
        services.AddSingleton<IConfigurationView>(provider => provider.GetRequiredService<ContentLibraries>());
        services.AddContentApis();
        services.AddSingleton<ProductSetReader>();
        services.AddSingleton<RenderContexts>();
        services.TryAddSingleton(new ContentLimits());
        services.AddSingleton<WorkspaceTurns>();

        services.AddSingleton<ContentBlockCheck>();
        services.AddSingleton<FindContentBlocks>();
        services.AddSingleton<CreateContentBlock>();
        services.AddSingleton<UpdateContentBlock>();

        services.AddSingleton<TemplateShelf>();
        services.AddSingleton<SaveTemplate>();
        services.AddSingleton<SearchTemplates>();

        services.AddSingleton<FindCatalogs>();
        services.AddSingleton<CreateCatalog>();
        services.AddSingleton<ChangeCatalog>();
        services.AddSingleton<CatalogItems>();
        services.AddSingleton<ImportItems>();

        services.AddSingleton(provider => new Lazy<IInteractionStore>(provider.GetRequiredService<IInteractionStore>));
        services.AddSingleton(provider => new Lazy<IAuxiliaryStore>(provider.GetRequiredService<IAuxiliaryStore>));
        services.AddSingleton<SaveAuxiliaryFile>();
        services.AddSingleton<InteractionModels>();
        services.AddSingleton<Recommender>();
        services.AddSingleton<RecommendItems>();
        services.AddSingleton<ChangeRecommendationSettings>();
        services.AddRecordKind<ProductSetKind, ProductSetContent, ProductSet>();
        return services;
    }
}
