using Attune.Core.Workspaces.Documents;
using Attune.Core.Workspaces.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Attune.Storage.Documents;

/// <summary>Registers what keeps configuration.</summary>
internal static class DocumentServices
{
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<IDocumentStore>(provider => new AnnouncingDocumentStore(
            provider.GetRequiredService<DocumentStore>(),
            provider.GetRequiredService<IConfigurationFeed>()
        ));
        services.AddSingleton<IKeyUseStore, KeyUseStore>();
        return services;
    }
}
